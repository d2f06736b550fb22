import {
  Alert,
  Button,
  Card,
  Group,
  NativeSelect,
  SegmentedControl,
  Select,
  Stack,
  Text,
  Title,
} from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct } from '../../api/hooks.js';
import { type Refusal, refusalIn } from '../../api/refusal.js';
import { CountrySelect } from '../../ui/country-select.js';
import { ErrorNotice, RefusalNotice } from '../../ui/notices.js';
import { type Problems, useDraft } from '../../ui/use-draft.js';
import { useFairChoices } from '../fair/use-fair-choices.js';
import classes from './import.module.css';
import { StartSupplierImportMutation, type SupplierField, type SupplierImport } from './import.documents.js';

/** In the order in which people look for them. */
const FIELDS: readonly SupplierField[] = [
  'LEGAL_NAME',
  'INTERNATIONAL_NAME',
  'TAX_CODE',
  'COUNTRY',
  'PROVINCE',
  'ADDRESS',
  'POSTCODE',
  'CITY',
  'WEBSITE',
  'EMPLOYEES',
  'FOUNDED_IN',
  'LANGUAGES',
  'CAPABILITIES',
  'MATERIALS',
  'PRODUCTS',
  'CERTIFICATES',
  'DESCRIPTION',
  'BOOTH',
  'CONTACT_NAME',
  'CONTACT_EMAIL',
  'CONTACT_PHONE',
];

/** Examples of a column that help to see what it holds. */
const EXAMPLES = 3;

interface Values {
  /** What each column means; columns that aren't named stay out. */
  fields: Record<string, SupplierField>;
  defaultCountry: string | null;
  fairId: string | null;
  participationKind: 'DIRECT' | 'INDIRECT';
}

/** Says what the columns of the list mean, and starts the import. */
export function MappingForm({ run }: { run: SupplierImport }) {
  const { t } = useTranslation('import');
  const start = useAct(StartSupplierImportMutation);
  const [refusal, setRefusal] = useState<Refusal | null>(null);
  const fairs = useFairChoices();
  const draft = useDraft<Values>({
    fields: Object.fromEntries(run.mapping.map(({ field, column }) => [column, field])),
    defaultCountry: run.defaultCountry,
    fairId: null,
    participationKind: 'DIRECT',
  });
  const { fields, defaultCountry, fairId, participationKind } = draft.values;
  const chosen = Object.entries(fields);
  const hasCountry = chosen.some(([, field]) => field === 'COUNTRY');

  const setField = (column: string, field: SupplierField | '') => {
    const { [column]: _before, ...others } = fields;
    draft.set({ fields: field ? { ...others, [column]: field } : others });
    draft.check({});
  };

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setRefusal(null);
    if (!draft.check(problemsOf(chosen))) return showFirstProblem(event.currentTarget as HTMLElement);
    start.mutate(
      {
        input: {
          importId: run.id,
          mapping: chosen.map(([column, field]) => ({ field, column })),
          defaultCountry,
          fairId,
          participationKind: fairId ? participationKind : null,
        },
      },
      {
        onError: draft.take,
        onSuccess: ({ startSupplierImport }) => setRefusal(refusalIn(startSupplierImport)),
      },
    );
  };

  const problemsOf = (columns: [string, SupplierField][]): Problems => {
    const problems: Problems = {};
    for (const [column, field] of columns) {
      const other = columns.find(([name, same]) => same === field && name !== column)?.[0];
      if (other) problems[`column.${column}`] = t('mapping.twice', { column: other });
    }
    if (!columns.some(([, field]) => field === 'LEGAL_NAME' || field === 'INTERNATIONAL_NAME'))
      problems.mapping = t('mapping.noName');
    if (!columns.some(([, field]) => field === 'COUNTRY') && !defaultCountry)
      problems.defaultCountry = t('mapping.noCountry');
    return problems;
  };

  const problemAt = (column: string): string | undefined =>
    draft.problems[`column.${column}`] ??
    (fields[column] && draft.problems[`mapping.${fields[column].toLowerCase().replaceAll('_', '-')}`]);

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="lg">
        <RefusalNotice refusal={refusal} />
        <ErrorNotice error={start.error} />
        <section aria-labelledby="mapping-title">
          <Title order={2} id="mapping-title" mb={4}>
            {t('mapping.title')}
          </Title>
          <Text size="sm" c="dimmed" mb="sm">
            {t('mapping.lead')}
          </Text>
          {draft.problems.mapping && (
            <Alert role="alert" color="gold" icon={<IconAlertTriangle />} mb="sm">
              {draft.problems.mapping}
            </Alert>
          )}
          <Card padding={0}>
            <ul className={classes.columns}>
              {run.columns.map((column, index) => {
                const values = [...new Set(run.preview.map((row) => row[index] ?? ''))].filter(Boolean);
                return (
                  <li key={column} className={classes.column} data-used={column in fields || undefined}>
                    <Text fw={600} style={{ overflowWrap: 'anywhere' }}>
                      {column}
                    </Text>
                    <div className={classes.examples}>
                      {values.length === 0 ? (
                        <Text size="sm" c="dimmed">
                          {t('mapping.noValues')}
                        </Text>
                      ) : (
                        values.slice(0, EXAMPLES).map((value) => (
                          <Text key={value} size="sm" c="dimmed" truncate title={value}>
                            {value}
                          </Text>
                        ))
                      )}
                    </div>
                    <NativeSelect
                      size="md"
                      className={classes.meaning!}
                      aria-label={t('mapping.meaningOf', { column })}
                      value={fields[column] ?? ''}
                      onChange={({ currentTarget: { value } }) =>
                        setField(column, value as SupplierField | '')
                      }
                      error={problemAt(column)}
                      data={[
                        { value: '', label: t('mapping.leaveOut') },
                        ...FIELDS.map((value) => ({ value, label: t(`field.${value}`) })),
                      ]}
                    />
                  </li>
                );
              })}
            </ul>
          </Card>
        </section>
        <Card component="section" aria-labelledby="mapping-further">
          <Title order={2} size="h3" id="mapping-further" mb="sm">
            {t('mapping.further')}
          </Title>
          <div className={classes.further}>
            <CountrySelect
              label={t(hasCountry ? 'mapping.countryOfGaps' : 'mapping.country')}
              placeholder={t('mapping.noDefault')}
              clearable
              clearButtonProps={{ 'aria-label': t('mapping.clearCountry') }}
              {...draft.choice('defaultCountry')}
            />
            <Select
              label={t('mapping.fair')}
              placeholder={t('mapping.noFair')}
              data={fairs}
              searchable
              clearable
              clearButtonProps={{ 'aria-label': t('mapping.clearFair') }}
              {...draft.choice('fairId')}
            />
            {fairId && (
              <div>
                <Text size="md" fw={500} mb={4} id="import-kind">
                  {t('mapping.kind')}
                </Text>
                <SegmentedControl
                  aria-labelledby="import-kind"
                  fullWidth
                  value={participationKind}
                  onChange={(kind) => draft.set({ participationKind: kind as Values['participationKind'] })}
                  data={(['DIRECT', 'INDIRECT'] as const).map((value) => ({
                    value,
                    label: t(`enums:participationKind.${value}`),
                  }))}
                />
              </div>
            )}
          </div>
        </Card>
        <Group>
          <Button type="submit" size="md" loading={start.isPending}>
            {t('mapping.start', { count: run.totalRows })}
          </Button>
          <Text size="sm" c="dimmed" style={{ flex: '1 1 240px' }}>
            {t('mapping.safe')}
          </Text>
        </Group>
      </Stack>
    </form>
  );
}

/** A long list of columns may have scrolled what is wrong out of sight. */
function showFirstProblem(form: HTMLElement): void {
  requestAnimationFrame(() =>
    form.querySelector('[role="alert"], [aria-invalid="true"]')?.scrollIntoView({ block: 'center' }),
  );
}
