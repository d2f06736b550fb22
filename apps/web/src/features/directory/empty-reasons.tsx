import { Button, Group, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import type { SearchSuppliersQuery } from './search.documents.js';
import { usePartName } from './understood-parts.js';

type Reasons = NonNullable<ResultOf<typeof SearchSuppliersQuery>['searchSuppliers']['emptyReasons']>;
type Field = NonNullable<Reasons[number]['field']>;
type Thing = Pick<Reasons[number], 'part' | 'word' | 'field'>;

const SHOWN = 5;

/** The names in the address of what a field of the filter holds. */
const PARAMS: Readonly<Record<Field, string>> = {
  CERTIFICATE_IDS: 'certificate',
  CONCEPT_IDS: 'concept',
  COUNTRIES: 'country',
  FAIR_IDS: 'fair',
  FREE_AT_FAIR_IDS: 'free',
  LANGUAGES: 'language',
  LEAD_TIME_DAYS_AT_MOST: 'leadTime',
  MINIMUM_ORDER_AT_MOST: 'minimumOrder',
  MONTHLY_CAPACITY_AT_LEAST: 'capacity',
  OWNERSHIPS: 'ownership',
  PART_SIZE_MM: 'partSize',
  PRESS_FORCE_T_AT_LEAST: 'pressForce',
  PROVINCE_CODES: 'province',
  SIZES: 'size',
  TOLERANCE_UM_AT_MOST: 'tolerance',
  WARD_CODES: 'ward',
  ZONE_IDS: 'zone',
};

/** Which condition is in the way of how many, each to be dropped by one tap. */
export function EmptyReasons({
  reasons,
  readAs,
  choose,
}: {
  reasons: Reasons;
  readAs: string;
  choose: (change: Record<string, string | null>) => void;
}) {
  const { t } = useTranslation('directory');
  const nameOf = usePartName();
  const format = useFormat();
  const helpful = reasons.filter(({ without }) => without > 0).slice(0, SHOWN);
  // Where no single one helps, those that nobody meets at all are where to begin.
  const hopeless = helpful.length > 0 ? [] : reasons.filter(({ alone }) => alone === 0).slice(0, SHOWN);
  const nameOfThing = ({ part, word, field }: Thing) =>
    part ? nameOf(part) : word !== null ? `“${word}”` : t(`search.field.${field!}`);
  const thingsOf = (reason: Reasons[number]): Thing[] => [reason, ...(reason.and ? [reason.and] : [])];
  const nameOfAll = (reason: Reasons[number]) => format.list(thingsOf(reason).map(nameOfThing));
  if (helpful.length + hopeless.length === 0) return null;
  return (
    <Stack gap={6} align="flex-start">
      <Text size="sm" fw={550}>
        {helpful.length > 0
          ? t('search.inTheWay')
          : t('search.nobodyHas', { what: format.list(hopeless.map(nameOfAll)) })}
      </Text>
      <Group gap="xs">
        {[...helpful, ...hopeless].map((reason) => {
          const what = nameOfAll(reason);
          return (
            <Button
              key={what}
              size="compact-md"
              variant="default"
              onClick={() => choose(without(readAs, thingsOf(reason)))}
            >
              {reason.without > 0
                ? t('search.relax', { what, count: reason.without })
                : t('search.leaveOut', { what })}
            </Button>
          );
        })}
      </Group>
    </Stack>
  );
}

/** What of the address changes so that these things aren't asked for any more. */
function without(readAs: string, things: readonly Thing[]): Record<string, string | null> {
  const ranges = things.flatMap(({ part }) => part?.range ?? []).sort((a, b) => b.start - a.start);
  const words = things.flatMap(({ part, word }) => (part ? [] : (word ?? [])));
  const fields = things.flatMap(({ field }) => field ?? []);
  // From the end, so that the ranges before stay where they are; words last.
  const left = ranges.reduce((rest, { start, end }) => `${rest.slice(0, start)} ${rest.slice(end)}`, readAs);
  const text = words.reduce(withoutWord, left.replaceAll(/\s+/g, ' ').trim());
  return {
    ...(text !== readAs && { q: text }),
    ...Object.fromEntries(fields.map((field) => [PARAMS[field], null])),
  };
}

function withoutWord(text: string, word: string): string {
  return text
    .split(/\s+/)
    .filter((one) => folded(one) !== folded(word))
    .join(' ');
}

/** As the search compares words: without accents, capitals and the signs around them. */
function folded(text: string): string {
  return text
    .normalize('NFD')
    .replaceAll(/\p{M}/gu, '')
    .toLowerCase()
    .replaceAll('đ', 'd')
    .replaceAll(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, '');
}
