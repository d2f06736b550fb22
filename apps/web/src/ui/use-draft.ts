import { type ChangeEvent, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { RequestError } from '../api/request.js';
import { problemText } from './problem-text.js';

/** What the API says of each field, by the field's path without the name of the argument. */
export type Problems = Record<string, string>;

export interface Draft<Values extends object> {
  values: Values;
  set(change: Partial<Values>): void;
  reset(values: Values): void;
  isDirty: boolean;
  /** Shows what the API refused beside the fields; call it with the error of the mutation. */
  take(error: unknown): void;
  problems: Problems;
  /** Marks fields before anything is sent; true when there was nothing to mark. */
  check(problems: Problems): boolean;
  text(field: keyof Values & string): {
    name: string;
    value: string;
    onChange: (event: ChangeEvent<HTMLInputElement | HTMLTextAreaElement>) => void;
    error: string | undefined;
  };
  number(field: keyof Values & string): {
    name: string;
    value: number | string;
    onChange: (value: number | string) => void;
    error: string | undefined;
  };
  choice(field: keyof Values & string): {
    name: string;
    value: string | null;
    onChange: (value: string | null) => void;
    error: string | undefined;
  };
  flag(field: keyof Values & string): {
    name: string;
    checked: boolean;
    onChange: (event: ChangeEvent<HTMLInputElement>) => void;
  };
}

/** The state of one form: values, what changed, and what was refused. */
export function useDraft<Values extends object>(initial: Values): Draft<Values> {
  const { t } = useTranslation();
  const [start, setStart] = useState(initial);
  const [values, setValues] = useState(initial);
  const [problems, setProblems] = useState<Problems>({});
  return useMemo(() => {
    const set = (change: Partial<Values>) => {
      setValues((now) => ({ ...now, ...change }));
      setProblems((now) => omit(now, Object.keys(change)));
    };
    const of = (field: keyof Values & string) => values[field] as unknown;
    const common = (field: keyof Values & string) => ({ name: field, error: problems[field] });
    return {
      values,
      set,
      problems,
      isDirty: JSON.stringify(values) !== JSON.stringify(start),
      reset: (next) => {
        setStart(next);
        setValues(next);
        setProblems({});
      },
      check: (found) => {
        setProblems(found);
        return Object.keys(found).length === 0;
      },
      take: (error) => {
        if (!(error instanceof RequestError)) return;
        setProblems(
          Object.fromEntries(
            error.problems.map(({ path, message }) => [
              (path.length > 1 ? path.slice(1) : path).join('.'),
              problemText(t, message),
            ]),
          ),
        );
      },
      text: (field) => ({
        ...common(field),
        value: (of(field) as string | null) ?? '',
        onChange: (event) => set({ [field]: event.currentTarget.value } as Partial<Values>),
      }),
      number: (field) => ({
        ...common(field),
        value: (of(field) as number | null) ?? '',
        onChange: (value) =>
          set({ [field]: value === '' || value === '-' ? null : Number(value) } as Partial<Values>),
      }),
      choice: (field) => ({
        ...common(field),
        value: (of(field) as string | null) ?? null,
        onChange: (value) => set({ [field]: value } as Partial<Values>),
      }),
      flag: (field) => ({
        name: field,
        checked: Boolean(of(field)),
        onChange: (event) => set({ [field]: event.currentTarget.checked } as Partial<Values>),
      }),
    };
  }, [values, start, problems, t]);
}

function omit(problems: Problems, fields: string[]): Problems {
  return Object.fromEntries(
    Object.entries(problems).filter(([path]) => !fields.some((f) => path === f || path.startsWith(`${f}.`))),
  );
}
