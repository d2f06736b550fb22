import { Money } from '#kernel';
import type { InBoth } from './report-labels.js';
import {
  type FlatFigure,
  type OfficialContent,
  type PlainMoney,
  canonicalJson,
  flatFigures,
} from './official-content.js';
import { partInWords } from './official-words.js';
import type { RecordKind } from './frozen-report.entity.js';

export const CHANGE_KINDS = ['added', 'removed', 'altered'] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** A property of a record that isn't what it was. */
export interface FieldChange {
  readonly field: string;
  readonly before: string | null;
  readonly after: string | null;
}

/** A record that figures would be counted from otherwise now. */
export interface RecordChange {
  readonly kind: RecordKind;
  readonly change: ChangeKind;
  readonly recordId: string;
  /** By which people know it. */
  readonly name: string;
  /** Empty unless it was altered. */
  readonly fields: readonly FieldChange[];
}

/** A figure that would be another now. */
export interface FigureChange {
  readonly path: string;
  readonly labels: InBoth;
  readonly countBefore: number | null;
  readonly countAfter: number | null;
  readonly valueBefore: PlainMoney | null;
  readonly valueAfter: PlainMoney | null;
}

/** The figures that differ, in the order in which the report tells them; one that came or went has null on one side. */
export function figureChanges(before: OfficialContent, after: OfficialContent): FigureChange[] {
  const [were, are] = [flatFigures(before, partInWords), flatFigures(after, partInWords)];
  return [...new Set([...were.keys(), ...are.keys()])].flatMap((path) => {
    const [was, is] = [were.get(path), are.get(path)];
    const labels = (was ?? is)!.labels;
    if (sameFigure(was, is)) return [];
    return [
      {
        ...{ path, labels },
        countBefore: was?.count ?? null,
        countAfter: is?.count ?? null,
        valueBefore: was?.value ?? null,
        valueAfter: is?.value ?? null,
      },
    ];
  });
}

function sameFigure(a: FlatFigure | undefined, b: FlatFigure | undefined): boolean {
  return (
    a?.count === b?.count && a?.value?.minor === b?.value?.minor && a?.value?.currency === b?.value?.currency
  );
}

type State = Readonly<Record<string, unknown>>;

/**
 * What became of one record; `before` is null for one that came, `after` for one that went. `currency` is the report's,
 * into which values were converted.
 */
export function recordChange(
  kind: RecordKind,
  recordId: string,
  { before, after, currency }: { before: State | null; after: State | null; currency: string },
): RecordChange {
  const change: ChangeKind = before === null ? 'added' : after === null ? 'removed' : 'altered';
  const fields =
    before && after
      ? [...new Set([...Object.keys(before), ...Object.keys(after)])]
          .sort()
          .filter((field) => canonicalJson(before[field]) !== canonicalJson(after[field]))
          .map((field) => ({
            field,
            before: fieldText(before, field, currency),
            after: fieldText(after, field, currency),
          }))
      : [];
  return { kind, change, recordId, name: nameOf(kind, (after ?? before)!), fields };
}

/** Amounts are kept in minor units, and told as people write them: `1000.00 USD`. */
function fieldText(state: State, field: string, currency: string): string | null {
  const value = told(state[field]);
  if (value === null) return null;
  if (field === 'converted') return Money.ofMinor(value, currency).toString();
  return field === 'amount' || field === 'delivered'
    ? Money.ofMinor(value, String(state.currency)).toString()
    : value;
}

function told(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (Array.isArray(value)) return value.map(told).join(', ');
  if (typeof value === 'object') {
    const { name, role, vi, en } = value as Record<string, string | undefined>;
    if (name) return role ? `${name} (${role})` : name;
    return vi ?? en ?? JSON.stringify(value);
  }
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** By which people know a record. */
export function nameOf(kind: RecordKind, state: State): string {
  switch (kind) {
    case 'agreement':
      return `${told(state.number)} ${told(state.title)}`;
    case 'participation':
      return `${told(state.organisation)}, ${told(state.fair)}`;
    case 'cost':
      return `${told(state.description)}, ${told(state.fair)}`;
    case 'recognition':
      return `${told(state.product)}, ${told(state.organisation)} (${told(state.decision)})`;
    case 'support':
      return `${told(state.number)} ${told(state.organisation)}, ${told(state.purpose)}`;
    case 'target':
      return `${told(state.target)} ${told(state.year)}: ${told(state.organisation)}${state.label ? `, ${told(state.label)}` : ''}`;
    case 'activity':
      return `${told(state.activity)}${state.organisation ? `, ${told(state.organisation)}` : ''}`;
    case 'pair':
      return `${told(state.supplier)} – ${told(state.buyer)}, ${told(state.fair)}`;
  }
}
