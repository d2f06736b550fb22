import { Card } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './link-card.module.css';

/** A card that as a whole leads somewhere. */
export function LinkCard({ to, children }: { to: string; children: ReactNode }) {
  return (
    <Card component={Link} to={to} className={classes.card} padding="md">
      {children}
    </Card>
  );
}
