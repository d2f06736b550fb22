import { type Assessment, type Pair, single } from './component.js';
import type { DeliveryRecord, NeedFacts, SupplierWishFacts } from './match-facts.js';
import { inUnit } from './units.js';

/**
 * Few records say little: each share is drawn towards what is usual, as if two more cases had gone as they usually do
 * (a Beta prior worth two observations).
 */
function share(good: number, all: number, usual: number): number {
  return (good + 2 * usual) / (all + 2);
}

const USUALLY_HELD = 0.75;
const USUALLY_FRUITFUL = 0.5;
const USUALLY_IN_TIME = 0.7;
const NO_RECORD: DeliveryRecord = { held: 0, missed: 0, judged: 0, fruitful: 0, asked: 0, inTime: 0 };

/** Coming to one's meetings is worth 0.6, what came of them 0.4. */
export function assessDelivery({ supplier: { facts } }: Pair): Assessment {
  const { held, missed, judged, fruitful } = facts.record ?? NO_RECORD;
  const value =
    0.6 * share(held, held + missed, USUALLY_HELD) + 0.4 * share(fruitful, judged, USUALLY_FRUITFUL);
  return held + missed === 0
    ? single(value, 'no-record', {})
    : single(value, 'meetings-held', { held, missed, fruitful });
}

/** Tells the share in tenths only: from an exact count the other side could tell a single answer. */
export function assessResponsiveness({ supplier: { facts } }: Pair): Assessment {
  const { asked, inTime } = facts.record ?? NO_RECORD;
  const value = Math.round(share(inTime, asked, USUALLY_IN_TIME) * 10) / 10;
  return asked === 0
    ? single(value, 'no-answers-yet', {})
    : single(value, 'answers-in-time', { percent: Math.round(value * 100) });
}

/** What a supplier wants that says nothing of it, or nothing that applies. */
const OPEN_TO_ALL = 0.7;

/**
 * What the supplier would like is private to it: four steps, and reasons without values, tell the buyer no more than
 * whether this is business that it likes.
 */
export function assessWishes({ need, supplier }: Pair): Assessment {
  const { wishes } = supplier.facts;
  const applying = wishes ? wishesThatApply(need, wishes, (one, other) => supplier.isAkin(one, other)) : [];
  if (applying.length === 0) return single(OPEN_TO_ALL, 'open-to-such-business', {});
  if (applying.every(Boolean)) return single(1, 'wants-such-business', {});
  return applying.some(Boolean)
    ? single(0.5, 'wants-such-business-in-part', {})
    : single(0.1, 'prefers-other-business', {});
}

function wishesThatApply(
  need: NeedFacts,
  { industries, countries, minVolume, maxVolume, volumeUnit }: SupplierWishFacts,
  isAkin: (one: string, other: string) => boolean,
): boolean[] {
  const applying: boolean[] = [];
  if (countries.length > 0 && need.buyerCountry !== null) {
    applying.push(countries.includes(need.buyerCountry));
  }
  const named = need.concepts.map(({ conceptId }) => conceptId).filter(isIndustry);
  if (industries.length > 0 && named.length > 0) {
    applying.push(named.some((one) => industries.some((wish) => isAkin(wish, one))));
  }
  const volume = volumeUnit === null ? null : inUnit(need.monthlyVolume, need.volumeUnit, volumeUnit);
  if (volume !== null && (minVolume !== null || maxVolume !== null)) {
    applying.push(volume >= (minVolume ?? 0) && volume <= (maxVolume ?? Infinity));
  }
  return applying;
}

/** Whether a concept of the vocabulary is an industry. */
export function isIndustry(conceptId: string): boolean {
  return conceptId.startsWith('industry.');
}

/** Every meeting that a pair has had halves what another one is worth. */
export function assessNovelty({ need, supplier: { facts } }: Pair): Assessment {
  const times = facts.met.get(need.buyerOrganisationId) ?? 0;
  return times === 0 ? single(1, 'first-meeting', {}) : single(0.5 ** times, 'met-before', { times });
}
