import { Group, Text } from '@mantine/core';
import { IconCheck, IconHelp } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { useFormat } from '../../i18n/use-format.js';
import { length, tolerance } from '../../ui/units.js';
import type { SearchSuppliersQuery } from './search.documents.js';

type Hit = ResultOf<typeof SearchSuppliersQuery>['searchSuppliers']['edges'][number]['node'];

/** Numbers that were asked for, by what they are called. */
const UNSTATED: Partial<Record<Hit['unstated'][number], string>> = {
  TOLERANCE: 'tolerance',
  PART_SIZE: 'partSize',
  PRESS_FORCE: 'pressForce',
  LEAD_TIME: 'leadTime',
  CAPACITY: 'capacity',
  MINIMUM_ORDER: 'minimumOrder',
};

/** Why this one was found, in words, and what of the question it says nothing of. */
export function SearchReasons({ reasons, unstated }: Pick<Hit, 'reasons' | 'unstated'>) {
  const { t } = useTranslation('directory');
  const format = useFormat();
  const textOf = ({ kind, value, concept, validUntil, words }: Hit['reasons'][number]): string | null => {
    switch (kind) {
      case 'CONCEPT':
        return concept?.name ?? null;
      case 'CERTIFICATE':
        return concept
          ? validUntil
            ? t('search.reason.certificateUntil', { name: concept.name, day: format.day(validUntil) })
            : concept.name
          : null;
      case 'TOLERANCE':
        return value === null ? null : t('search.reason.tolerance', { value: tolerance(format, value) });
      case 'PART_SIZE':
        return value === null ? null : t('search.reason.partSize', { value: length(format, value) });
      case 'CAPACITY':
        return value === null ? null : t('search.reason.capacity', { value: format.number(value) });
      case 'PRESS_FORCE':
        return value === null ? null : t('search.reason.pressForce', { value: format.number(value) });
      case 'LEAD_TIME':
        return value === null ? null : t('search.reason.leadTime', { count: value });
      case 'MINIMUM_ORDER':
        return value === null ? null : t('search.reason.minimumOrder', { value: format.number(value) });
      case 'WORDS':
        return words?.length
          ? t('search.reason.words', { words: format.list(words.map((one) => `“${one}”`)) })
          : null;
      default:
        return null;
    }
  };
  const texts = [...new Set(reasons.map(textOf).filter((text) => text !== null))];
  const open = unstated.flatMap((kind) => UNSTATED[kind] ?? []).map((name) => t(`search.unstated.${name}`));
  if (texts.length + open.length === 0) return null;
  return (
    <Group
      gap="xs"
      component="ul"
      m={0}
      p={0}
      style={{ listStyle: 'none' }}
      {...{ 'aria-label': t('search.why') }}
    >
      {texts.slice(0, 6).map((text) => (
        <Group component="li" key={text} gap={4} wrap="nowrap">
          <IconCheck size={15} stroke={2.4} color="var(--action)" aria-hidden />
          <Text size="sm" fw={500}>
            {text}
          </Text>
        </Group>
      ))}
      {open.map((text) => (
        <Group component="li" key={text} gap={4} wrap="nowrap">
          <IconHelp size={15} stroke={2} color="var(--text-quiet)" aria-hidden />
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        </Group>
      ))}
    </Group>
  );
}
