import type { EntityManager } from '@mikro-orm/postgresql';
import { lockInOrder } from '#database';

/** At least as many digits as this, so that numbers of a year sort as text. */
const DIGITS = 4;

/**
 * The next number of the year's register, `2026-0042`. Numbers follow each other without gaps: whoever takes one holds
 * the year until their transaction ends, and one that is rolled back gives its number to the next. So it's taken last,
 * and the record written straight after it.
 */
export async function nextAgreementNumber(em: EntityManager, year: number): Promise<string> {
  await lockInOrder(em, [`agreement-number:${year}`]);
  const [row]: { last: number | null }[] = await em.execute(
    `select max(substring(number from 6)::int) as last from agreement where number ~ ?`,
    [`^${year}-[0-9]{1,9}$`],
  );
  return `${year}-${String((row?.last ?? 0) + 1).padStart(DIGITS, '0')}`;
}
