import { Badge, Group } from '@mantine/core';

interface ConceptData {
  id: string;
  kind: string;
  name: string;
}

const COLORS: Record<string, string> = {
  PROCESS: 'pine',
  MATERIAL: 'sky',
  PRODUCT: 'gold',
  INDUSTRY: 'gray',
  EQUIPMENT: 'gray',
  CERTIFICATE: 'pine',
};

/** Concepts of the vocabulary in the reader's language; processes first, then what they are done to. */
export function ConceptChips({ concepts }: { concepts: readonly ConceptData[] }) {
  if (concepts.length === 0) return null;
  const order = Object.keys(COLORS);
  const sorted = concepts.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  return (
    <Group gap={6}>
      {sorted.map(({ id, kind, name }) => (
        <Badge key={id} color={COLORS[kind] ?? 'gray'} size="lg" fw={500}>
          {name}
        </Badge>
      ))}
    </Group>
  );
}
