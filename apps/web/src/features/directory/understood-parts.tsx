import { Group, Pill, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { ResultOf } from '../../api/graphql.js';
import { type Format, useFormat } from '../../i18n/use-format.js';
import { length, tolerance } from '../../ui/units.js';
import type { SearchPartFragment } from './search.documents.js';
import classes from './search.module.css';

export type Part = ResultOf<typeof SearchPartFragment>;

/** A text without one stretch of it, and without the gap that it leaves. */
export function withoutStretch(text: string, { start, end }: { start: number; end: number }): string {
  return `${text.slice(0, start)} ${text.slice(end)}`.replaceAll(/\s+/g, ' ').trim();
}

/** What was made of the words, each to be taken away when it isn't meant. */
export function UnderstoodParts({
  parts,
  readAs,
  ask,
}: {
  parts: readonly Part[];
  readAs: string;
  ask: (query: string) => void;
}) {
  const { t } = useTranslation('directory');
  const nameOf = usePartName();
  if (parts.length === 0) return null;
  return (
    <Group gap="xs" role="group" aria-label={t('search.understood')}>
      <Text size="sm" c="dimmed">
        {t('search.understood')}
      </Text>
      {parts.map((part) => (
        <Pill
          key={`${part.id} ${part.range.start}`}
          size="md"
          className={classes.understood!}
          withRemoveButton
          removeButtonProps={{
            'aria-label': t('search.leaveOut', { what: nameOf(part) }),
            'aria-hidden': false,
            tabIndex: 0,
          }}
          onRemove={() => ask(withoutStretch(readAs, part.range))}
        >
          {nameOf(part)}
          <span className={classes.kind}>
            {' '}
            · {part.concept ? t(`enums:conceptKind.${part.concept.kind}`) : t(`search.part.${part.kind}`)}
          </span>
        </Pill>
      ))}
    </Group>
  );
}

/** A part as the reader writes it: a concept by its name, a figure with its unit. */
export function usePartName(): (part: Part) => string {
  const { t } = useTranslation('directory');
  const format = useFormat();
  return (part) => {
    if (part.concept) return format.either([part.concept, ...part.otherConcepts].map(({ name }) => name));
    if (part.value === null) return part.label ?? part.text;
    const unit = part.unit ? ` ${t(`enums:unit.${part.unit}`)}` : '';
    return figureOf(format, part.kind, part.value) ?? `${format.number(part.value)}${unit}`;
  };
}

function figureOf(format: Format, kind: Part['kind'], value: number): string | null {
  if (kind === 'TOLERANCE') return tolerance(format, value);
  if (kind === 'PART_SIZE') return length(format, value);
  if (kind === 'PRESS_FORCE') return `${format.number(value)} t`;
  return null;
}
