import { InvalidArgumentError } from 'commander';

/** A calendar day as an option's value. */
export function day(text: string): string {
  try {
    return Temporal.PlainDate.from(text).toString();
  } catch {
    throw new InvalidArgumentError('A day such as 2026-11-30.');
  }
}
