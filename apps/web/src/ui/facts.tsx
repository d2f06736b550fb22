import { Box, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './facts.module.css';

interface Fact {
  label: string;
  /** Nothing is shown for a fact that isn't known. */
  value: ReactNode;
}

/** Things that are so, each with its name: read as a list of terms by a screen reader. */
export function Facts({ facts, columns = 'auto' }: { facts: Fact[]; columns?: 'auto' | 'one' }) {
  const known = facts.filter(({ value }) => value !== null && value !== undefined && value !== '');
  if (known.length === 0) return null;
  return (
    <Box component="dl" className={columns === 'one' ? classes.one : classes.facts}>
      {known.map(({ label, value }) => (
        <div key={label} className={classes.fact}>
          <Text component="dt" size="xs" c="dimmed">
            {label}
          </Text>
          <Text component="dd" m={0} fw={550} className="figures">
            {value}
          </Text>
        </div>
      ))}
    </Box>
  );
}
