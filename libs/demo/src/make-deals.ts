import type { EntityManager } from '@mikro-orm/postgresql';
import {
  Agreement,
  AgreementEvent,
  ExchangeRate,
  FollowUp,
  FollowUpAnswer,
  type PipelineStage,
  PipelineCard,
  PipelineMove,
} from '#agreement';
import type { Fair } from '#fair';
import { Participation } from '#fair';
import type { Person } from '#identity';
import type { Random } from './random.js';

/** What central banks could have published: the rates of the days on which somebody may sign at the demo fair. */
const RATES = [
  ['VND', '2017-01-01', '22500', '0.000044444444444444'],
  ['VND', '2026-01-01', '25450', '0.000039292730844793'],
  ['JPY', '2017-01-01', '112', '0.008928571428571429'],
  ['JPY', '2026-01-01', '151.5', '0.006600660066006601'],
  ['EUR', '2026-01-01', '0.935', '1.069518716577540107'],
  ['THB', '2017-01-01', '33.5', '0.029850746268656716'],
] as const;

const STAGES: readonly (readonly [PipelineStage, number])[] = [
  ['talking', 34],
  ['sampling', 24],
  ['audit', 16],
  ['trial-order', 14],
  ['contract', 8],
  ['lost', 4],
];
const NEXT_STEPS: Readonly<Record<PipelineStage, readonly string[]>> = {
  talking: ['Gửi bản vẽ chi tiết', 'Hẹn thăm nhà máy', 'Báo giá lô đầu'],
  sampling: ['Gửi mẫu lần 2', 'Nhận kết quả đo', 'Sửa khuôn theo góp ý'],
  audit: ['Đánh giá IATF tại xưởng', 'Khắc phục 3 điểm không phù hợp'],
  'trial-order': ['Giao 500 chi tiết', 'Kiểm tra lô thử'],
  contract: ['Chuyển sang sản xuất loạt'],
  lost: [],
};

/**
 * What became of it: rates, what was delivered and paid by the last follow-up, silence here and there, and a pipeline
 * of the fair's pairs. Nothing of it changes what was signed: the programme's sentence stays as it is.
 */
export async function makeDeals(
  em: EntityManager,
  random: Random,
  { fair, staff, now }: { fair: Fair; staff: Person; now: Date },
): Promise<void> {
  for (const [currency, validFrom, perDollar, usdPerUnit] of RATES) {
    if ((await em.count(ExchangeRate, { currency, validFrom })) > 0) continue;
    em.create(ExchangeRate, {
      ...{ currency, validFrom, usdPerUnit, source: 'Demo', quote: `1 USD = ${perDollar} ${currency}` },
    });
  }
  await followUps(em, random, staff);
  await pipeline(em, random, { fair, staff, now });
}

async function followUps(em: EntityManager, random: Random, staff: Person): Promise<void> {
  const agreements = await em.find(Agreement, { isDemo: true }, { orderBy: { number: 'asc' } });
  // A home that was made before there were any has those that the planner made by its rule.
  const checked = new Set(
    (await em.find(FollowUp, { agreement: { isDemo: true } })).map((one) => one.agreement?.id),
  );
  for (const agreement of agreements) {
    if (checked.has(agreement.id)) continue;
    const signed = Temporal.PlainDate.from(agreement.signedOn);
    const outcome = random.weighted([
      ['answered', 70],
      ['escalated', 8],
      ['skipped', 22],
    ] as const);
    const due = signed.add({ months: 36 });
    const at = new Date(`${due.add({ days: 9 }).toString()}T04:00:00Z`);
    const followUp = em.create(FollowUp, {
      ...{ agreement, fair: agreement.fair, months: 36, dueOn: due.toString(), status: outcome },
      assigneeId: random.next() < 0.7 ? staff.id : null,
      ...(outcome !== 'skipped' && { askedAt: new Date(`${due.toString()}T01:00:00Z`) }),
      ...(outcome === 'answered' && { answeredAt: at }),
      ...(outcome === 'escalated' && { escalatedAt: at, reminders: 2 }),
      ...(outcome === 'skipped' && { skipReason: 'past' }),
    });
    if (outcome !== 'answered') continue;
    const share = BigInt(random.pick([40, 65, 80, 100, 100, 100]));
    const delivered = ((agreement.valueMinor ?? 0n) * share) / 100n;
    const paid = (delivered * BigInt(random.pick([80, 100, 100]))) / 100n;
    const isOver = share === 100n;
    em.create(FollowUpAnswer, {
      ...{ followUp, personId: staff.id, state: isOver ? 'completed' : 'under-way', createdAt: at },
      ...{ deliveredMinor: delivered, paidMinor: paid, currency: agreement.currency },
    });
    const isVerified = agreement.status === 'verified';
    Object.assign(agreement, {
      ...{ deliveredMinor: delivered, paidMinor: paid, progressOn: due.add({ days: 9 }).toString() },
      ...(isVerified && { status: isOver ? 'fulfilled' : 'active', ...(isOver && { endedAt: at }) }),
    });
    if (isVerified) {
      em.create(AgreementEvent, {
        ...{ agreement, action: isOver ? 'fulfil' : 'activate', fromStatus: 'verified', personId: staff.id },
        ...{ toStatus: agreement.status, createdAt: at },
      });
    }
  }
}

async function pipeline(
  em: EntityManager,
  random: Random,
  { fair, staff, now }: { fair: Fair; staff: Person; now: Date },
): Promise<void> {
  const there = await em.find(Participation, { fair }, { orderBy: { id: 'asc' } });
  const [suppliers, buyers] = (['supplier', 'buyer'] as const).map((side) =>
    there.filter((participation) => participation.side === side && participation.kind === 'direct'),
  );
  const pairs = new Set<string>();
  for (let index = 0; index < 26; index++) {
    const [supplier, buyer] = [random.pick(suppliers!), random.pick(buyers!)];
    const key = `${supplier.id} ${buyer.id}`;
    if (pairs.has(key)) continue;
    pairs.add(key);
    const stage = random.weighted(STAGES);
    const since = new Date(now.getTime() - random.int(2, 150) * 86_400_000);
    const steps = NEXT_STEPS[stage];
    const card = em.create(PipelineCard, {
      ...{ supplier: supplier.organisation, buyer: buyer.organisation, fair, stage, stageSince: since },
      assigneeId: random.next() < 0.75 ? staff.id : null,
      nextStep: steps.length > 0 ? random.pick(steps) : null,
    });
    const begun = new Date(since.getTime() - random.int(20, 60) * 86_400_000);
    em.create(PipelineMove, { card, toStage: 'talking', personId: staff.id, createdAt: begun });
    if (stage !== 'talking') {
      em.create(PipelineMove, {
        ...{ card, fromStage: 'talking', toStage: stage, personId: staff.id, createdAt: since },
        note: stage === 'lost' ? 'Giá cao hơn nhà cung cấp hiện tại' : null,
      });
    }
  }
}
