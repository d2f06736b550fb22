import { Group, Text, UnstyledButton } from '@mantine/core';
import { Link } from 'react-router';

/** The sign of the product: two sides that meet at a table. */
export function Mark({ size = 28 }: { size?: number }) {
  return <img src="/mark.svg" width={size} height={size} alt="" />;
}

export function Brand() {
  return (
    <UnstyledButton component={Link} to="/" aria-label="Fairmatch">
      <Group gap={10} wrap="nowrap">
        <Mark />
        <Text fw={700} fz="1.125rem" lts="-0.01em" visibleFrom="xs">
          Fairmatch
        </Text>
      </Group>
    </UnstyledButton>
  );
}
