import { Card, SimpleGrid, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface FigureCard {
  name: string;
  value: ReactNode;
  /** What stands below it, smaller. */
  more?: ReactNode;
}

/** A few figures side by side, each with its name. */
export function FigureCards({ figures }: { figures: FigureCard[] }) {
  return (
    <SimpleGrid cols={{ base: 2, sm: figures.length }} spacing="sm">
      {figures.map(({ name, value, more }) => (
        <Card key={name} padding="md">
          <Text size="sm" c="dimmed">
            {name}
          </Text>
          <Text fz={{ base: 20, sm: 24 }} fw={650} className="figures" style={{ overflowWrap: 'anywhere' }}>
            {value}
          </Text>
          {more && (
            <Text size="sm" c="dimmed" component="div">
              {more}
            </Text>
          )}
        </Card>
      ))}
    </SimpleGrid>
  );
}
