import {
  Button,
  Card,
  Group,
  NativeSelect,
  SimpleGrid,
  Stack,
  Text,
  TextInput,
  Textarea,
} from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorNotice } from '../../ui/notices.js';
import { type Draft, useDraft } from '../../ui/use-draft.js';
import { ConceptPicker, type PickedConcept } from '../organisation/concept-picker.js';
import { TakenNotice } from './name-dialog.js';
import { KINDS, type Kind, LANGUAGES } from './vocabulary-values.js';

export interface ConceptValues {
  kind: Kind;
  /** By language. */
  vi: string;
  en: string;
  ja: string;
  ko: string;
  zh: string;
  definition: string;
  /** Of a new one: further names, one a line. */
  others: string;
}

export const EMPTY_CONCEPT: ConceptValues = {
  ...{ kind: 'PROCESS', vi: '', en: '', ja: '', ko: '', zh: '' },
  ...{ definition: '', others: '' },
};

interface ConceptFormProps {
  start: ConceptValues;
  broader: PickedConcept[];
  isNew: boolean;
  isPending: boolean;
  error: Error | null;
  /** The name that another concept has, and the concept's. */
  taken: { name: string; concept: string } | null;
  save: (values: ConceptValues, broader: PickedConcept[], draft: Draft<ConceptValues>) => void;
}

/** A concept of one's own: its names, and where it belongs. */
export function ConceptForm({ start, broader, isNew, isPending, error, taken, save }: ConceptFormProps) {
  const { t } = useTranslation('vocabulary');
  const draft = useDraft(start);
  const [above, setAbove] = useState(broader);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (LANGUAGES.every((language) => draft.values[language].trim() === '')) {
      return void draft.check({ vi: t('concept.oneName') });
    }
    save(draft.values, above, draft);
  };
  const namesProblem = (language: string) => draft.problems[`names.${language}`];
  const broaderProblem = Object.entries(draft.problems).find(([path]) => path.startsWith('broader'))?.[1];
  const othersProblem = Object.entries(draft.problems).find(([path]) => path.startsWith('otherNames'))?.[1];
  return (
    <Card component="form" onSubmit={submit}>
      <Stack>
        <TakenNotice name={taken?.name ?? ''} takenBy={taken?.concept ?? null} />
        <ErrorNotice error={error} />
        {isNew && (
          <NativeSelect
            label={t('concept.kind')}
            value={draft.values.kind}
            onChange={({ currentTarget: { value } }) => {
              draft.set({ kind: value as Kind });
              setAbove([]);
            }}
            data={KINDS.map((value) => ({ value, label: t(`enums:conceptKind.${value}`) }))}
          />
        )}
        <Text size="sm" c="dimmed">
          {t('concept.namesHint')}
        </Text>
        <SimpleGrid cols={{ base: 1, sm: 2 }}>
          {LANGUAGES.map((language) => (
            <TextInput
              key={language}
              label={t(`language.${language}`)}
              lang={language}
              maxLength={80}
              {...draft.text(language)}
              error={draft.problems[language] ?? namesProblem(language)}
            />
          ))}
        </SimpleGrid>
        {isNew && (
          <Textarea
            label={t('concept.others')}
            description={t('concept.othersHint')}
            autosize
            minRows={2}
            {...draft.text('others')}
            error={othersProblem}
          />
        )}
        <ConceptPicker
          key={draft.values.kind}
          label={t('concept.broader')}
          description={t('concept.broaderHint')}
          kind={draft.values.kind}
          value={above}
          onChange={setAbove}
          error={broaderProblem}
        />
        <TextInput
          label={t('concept.definition')}
          description={t('concept.definitionHint')}
          {...draft.text('definition')}
        />
        <Group>
          <Button type="submit" loading={isPending}>
            {t(isNew ? 'concept.add' : 'concept.save')}
          </Button>
        </Group>
      </Stack>
    </Card>
  );
}
