import { Text } from '@mantine/core';
import { useFormat } from '../../i18n/use-format.js';
import { LinkCard } from '../../ui/link-card.js';

interface DeskFigureProps {
  to: string;
  label: string;
  count: number;
  /** It waits for somebody: marked as such unless there is none. */
  isWaiting?: boolean;
}

/** How many of something there are, and the way to them. */
export function DeskFigure({ to, label, count, isWaiting }: DeskFigureProps) {
  const format = useFormat();
  const isOpen = isWaiting && count > 0;
  return (
    <LinkCard to={to}>
      <Text
        fz="1.5rem"
        fw={700}
        lh={1.2}
        className="figures"
        c={isOpen ? 'var(--waiting)' : count === 0 ? 'dimmed' : undefined}
      >
        {format.number(count)}
      </Text>
      <Text size="sm" c="dimmed">
        {label}
      </Text>
    </LinkCard>
  );
}
