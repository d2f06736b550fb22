import type { InBoth } from './report-labels.js';

/** Kinds of buyers, by which a private need's buyer is told of without being named. */
export const BUYER_KINDS = ['abroad', 'foreign-invested', 'domestic'] as const;
export type BuyerKind = (typeof BUYER_KINDS)[number];

/** Which league. */
export interface LeagueFilter {
  /** Only needs meant for this fair, and only suppliers that take part in it. */
  readonly fairId?: string | null;
  /** The league as it stood at the end of this day; today when it isn't given. */
  readonly asOf?: string | null;
  /** How many months up to then a need may have been posted in; the trend compares with as many before. */
  readonly months?: number | null;
  /** A concept is in the league with fewer suppliers than this. */
  readonly fewerThan?: number | null;
}

/** Whose needs somebody may learn of: null for all; otherwise public ones and those of these fairs. */
export type LeagueAudience = { readonly fairIds: readonly string[] } | null;

/** A concept that buyers ask for and too few suppliers can do. */
export interface UnmetConcept {
  readonly conceptId: string;
  readonly labels: InBoth;
  /** Needs that ask for it; open and closed ones. */
  readonly needs: number;
  /** Of these, for how many it is a must. */
  readonly musts: number;
  readonly open: number;
  /** As many months before. */
  readonly needsBefore: number;
  readonly buyers: number;
  readonly byBuyerKind: Readonly<Record<BuyerKind, number>>;
  /** Suppliers that can do it, or something narrower. */
  readonly suppliers: number;
}

export interface UnmetLeague {
  readonly asOf: string;
  readonly months: number;
  readonly fewerThan: number;
  readonly rows: readonly UnmetConcept[];
}
