import { Anchor, UnstyledButton } from '@mantine/core';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import classes from './report.module.css';

interface FigureLinkProps {
  /** What a screen reader hears; the number alone says too little. */
  label: string;
  to?: string | null;
  open?: () => void;
  children: ReactNode;
}

/** A figure that leads to what it was counted from; one with nothing behind it is plain text. */
export function FigureLink({ label, to, open, children }: FigureLinkProps) {
  if (to)
    return (
      <Anchor component={Link} to={to} className={classes.figureLink!} aria-label={label}>
        {children}
      </Anchor>
    );
  if (open)
    return (
      <UnstyledButton onClick={open} className={classes.figureLink!} aria-label={label}>
        {children}
      </UnstyledButton>
    );
  return <>{children}</>;
}
