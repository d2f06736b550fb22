import { SimpleGrid, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useFormat } from '../../i18n/use-format.js';

export interface PlanFiguresOf {
  requests: number;
  scheduled: number;
  worth: number;
  worthBound: number;
  scheduledBound: number;
  worstShare: number;
  worstServed: readonly string[];
  worstServedCount: number;
  worstShareBound: number;
  breaks: number;
}

/** What a timetable is worth, each figure beside what is proved to be possible. */
export function PlanFigures({ figures }: { figures: PlanFiguresOf }) {
  const { t } = useTranslation('planning');
  const format = useFormat();
  const share = figures.worthBound > 0 ? figures.worth / figures.worthBound : 1;
  const { worstServed, worstServedCount } = figures;
  const more = worstServedCount - worstServed.length;
  const names = worstServed.join(', ');
  const who =
    names &&
    (more > 0
      ? t('figure.worstServedMore', { names, count: more })
      : t('figure.worstServedNames', { names }));
  const facts = [
    [
      t('figure.worth'),
      format.percent(share, 2),
      t('figure.worthOf', {
        worth: format.decimal(figures.worth, 1),
        bound: format.decimal(figures.worthBound, 1),
      }),
    ],
    [
      t('figure.meetings'),
      format.number(figures.scheduled),
      t('figure.meetingsOf', { requests: figures.requests, bound: figures.scheduledBound }),
    ],
    [
      t('figure.worstServed'),
      format.percent(figures.worstShare),
      [t('figure.worstServedOf', { bound: format.percent(figures.worstShareBound) }), who]
        .filter(Boolean)
        .join(' '),
    ],
    [t('figure.breaks'), format.number(figures.breaks), t('figure.breaksOf')],
  ] as const;
  return (
    <SimpleGrid cols={{ base: 2, sm: 4 }} spacing="md">
      {facts.map(([label, value, hint]) => (
        <div key={label}>
          <Text size="sm" c="dimmed">
            {label}
          </Text>
          <Text fz={20} fw={650} style={{ fontVariantNumeric: 'tabular-nums' }}>
            {value}
          </Text>
          <Text size="xs" c="dimmed">
            {hint}
          </Text>
        </div>
      ))}
    </SimpleGrid>
  );
}
