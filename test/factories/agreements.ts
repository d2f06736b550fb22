import type { EntityManager } from '@mikro-orm/postgresql';
import {
  Agreement,
  type AgreementKind,
  AgreementParty,
  type AgreementStatus,
  ExchangeRate,
  VERIFIED_STATUSES,
} from '#agreement';
import type { Organisation } from '#directory';
import type { Fair } from '#fair';
import { Money } from '#kernel';

let made = 0;

/** A contract of the day before the fair's end, or of 2026-11-20 outside any fair; worth 10,000 dollars. */
export function buildAgreement(
  em: EntityManager,
  {
    fair = null,
    supplier,
    buyer,
    value = '10000 USD',
    ...rest
  }: {
    fair?: Fair | null;
    supplier: Organisation;
    /** null for an agreement without a buyer. */
    buyer: Organisation | null;
    /** Such as `10000 USD`; null for none. */
    value?: string | null;
    status?: AgreementStatus;
    kind?: AgreementKind;
    signedOn?: string;
    sectorConceptId?: string | null;
    number?: string;
    /** What it changes. */
    amends?: Agreement;
  },
): Agreement {
  const [amount, currency] = value?.split(' ') ?? [];
  const money = amount && currency ? Money.parse(amount, currency) : null;
  const status = rest.status ?? 'reported';
  const agreement = em.create(Agreement, {
    number: `1999-${String(++made).padStart(4, '0')}`,
    kind: 'contract',
    title: 'Supply of parts',
    signedOn: fair?.startsOn ?? '2026-11-20',
    fair: fair?.id ?? null,
    outsideReason: fair ? null : 'Met through the programme.',
    valueMinor: money?.minor ?? null,
    currency: money?.currency ?? null,
    valueBasis: money ? 'fixed' : 'none',
    documentReference: VERIFIED_STATUSES.some((one) => one === status) ? 'Binder 7' : null,
    terminationReason: status === 'terminated' ? 'Never began.' : null,
    ...rest,
    status,
  });
  const parties = [
    { organisation: supplier.id, role: 'supplier' as const },
    buyer && { organisation: buyer.id, role: 'buyer' as const },
  ].filter((party) => party !== null);
  for (const [position, party] of parties.entries())
    em.create(AgreementParty, { agreement, position, ...party });
  return agreement;
}

export async function makeRate(
  em: EntityManager,
  currency: string,
  usdPerUnit: string,
  validFrom = '2015-01-01',
): Promise<void> {
  em.create(ExchangeRate, { currency, usdPerUnit, validFrom, source: 'test' });
  await em.flush();
}
