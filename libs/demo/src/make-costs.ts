import type { EntityManager } from '@mikro-orm/postgresql';
import type { Fair } from '#fair';
import type { Person } from '#identity';
import { type CostKind, FairCost } from '#report';

/** Kind, what for, days before the opening, minor units, currency, and whether its invoice is there. */
export type DemoCost = readonly [CostKind, string, number, bigint, string, boolean];

export function makeCosts(em: EntityManager, fair: Fair, items: readonly DemoCost[], staff: Person): void {
  for (const [index, [kind, description, days, amountMinor, currency, isPaid]] of items.entries()) {
    em.create(FairCost, {
      ...{ fair, kind, description, amountMinor, currency },
      incurredOn: Temporal.PlainDate.from(fair.startsOn).subtract({ days }).toString(),
      basis: isPaid ? 'verified' : 'estimated',
      documentReference: isPaid ? `DEMO/${fair.code}/C${index + 1}` : null,
      recordedById: staff.id,
      isDemo: true,
    });
  }
}

/** What the fair at home has cost up to now; what it goes on to cost is an estimate. */
export const HOME_FAIR_COSTS: readonly DemoCost[] = [
  ['venue', 'Thuê mặt bằng nhà triển lãm', 45, 1_150_000_000n, 'VND', true],
  ['stands', 'Dựng gian hàng tiêu chuẩn', 7, 640_000_000n, 'VND', true],
  ['promotion', 'Catalogue, quảng bá và mời bên mua', 30, 285_000_000n, 'VND', true],
  ['travel', 'Flights and hotel of the invited buyers', 14, 18_600_00n, 'USD', true],
  ['interpreting', 'Phiên dịch tại các bàn gặp gỡ', 0, 96_000_000n, 'VND', false],
  ['catering', 'Tiệc trà và bữa trưa các ngày hội chợ', 0, 74_000_000n, 'VND', false],
];
