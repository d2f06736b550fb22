import type { ParticipationKind } from '#fair';

/** Some of the participants of one side; what is left empty takes in all. */
export interface ParticipantGroup {
  /** Any of these tags. */
  readonly tags: readonly string[];
  /** Any of these countries, ISO 3166-1 alpha-2. */
  readonly countries: readonly string[];
  readonly kinds: readonly ParticipationKind[];
}

/** One cell of the matrix of who may meet whom at a fair. */
export interface MeetingRule {
  readonly supplier: ParticipantGroup;
  readonly buyer: ParticipantGroup;
  readonly mayMeet: boolean;
}

/** Suppliers that are only promoted have nobody there who could meet. */
export const DEFAULT_MEETING_RULES: readonly MeetingRule[] = [
  {
    supplier: { tags: [], countries: [], kinds: ['indirect'] },
    buyer: { tags: [], countries: [], kinds: [] },
    mayMeet: false,
  },
];

/** A participant as the rules look at it. */
export interface Participant {
  readonly organisationId: string;
  readonly tags: readonly string[];
  readonly country: string;
  readonly kind: ParticipationKind;
}

/**
 * Why a pair may not meet at a fair: `meeting-rule`, a cell of the matrix; `exclusion`, the organiser's own;
 * `conflict-of-supplier` and `conflict-of-buyer`, that side's private list.
 */
export const ADMISSION_CODES = [
  'meeting-rule',
  'exclusion',
  'conflict-of-supplier',
  'conflict-of-buyer',
] as const;
export type AdmissionCode = (typeof ADMISSION_CODES)[number];

export interface AdmissionFacts {
  readonly rules: readonly MeetingRule[];
  /** Pairs of organisations that the organiser keeps apart. */
  readonly exclusions: readonly (readonly [string, string])[];
  /** Who doesn't want to meet whom: the organisation whose list it is, then the other. */
  readonly conflicts: readonly (readonly [string, string])[];
}

/** Who may meet whom at a fair, leaving needs and capabilities aside. */
export class Admission {
  private readonly rules: readonly MeetingRule[];
  private readonly excluded: ReadonlySet<string>;
  private readonly conflicts: ReadonlySet<string>;

  constructor({ rules, exclusions, conflicts }: AdmissionFacts) {
    this.rules = rules;
    this.excluded = new Set(exclusions.flatMap(([one, other]) => [`${one} ${other}`, `${other} ${one}`]));
    this.conflicts = new Set(conflicts.map(([whose, against]) => `${whose} ${against}`));
  }

  /** What keeps the pair apart; empty when it may meet. */
  obstacles(supplier: Participant, buyer: Participant): AdmissionCode[] {
    const [one, other] = [supplier.organisationId, buyer.organisationId];
    const says: Record<AdmissionCode, boolean> = {
      'meeting-rule': !this.isAllowed(supplier, buyer),
      exclusion: this.excluded.has(`${one} ${other}`),
      'conflict-of-supplier': this.conflicts.has(`${one} ${other}`),
      'conflict-of-buyer': this.conflicts.has(`${other} ${one}`),
    };
    return ADMISSION_CODES.filter((code) => says[code]);
  }

  admits(supplier: Participant, buyer: Participant): boolean {
    return this.obstacles(supplier, buyer).length === 0;
  }

  /** The first cell that a pair falls into decides; outside the matrix everybody may meet. */
  private isAllowed(supplier: Participant, buyer: Participant): boolean {
    const rule = this.rules.find((one) => isIn(one.supplier, supplier) && isIn(one.buyer, buyer));
    return rule?.mayMeet ?? true;
  }
}

function isIn({ tags, countries, kinds }: ParticipantGroup, one: Participant): boolean {
  return (
    (tags.length === 0 || tags.some((tag) => one.tags.includes(tag))) &&
    (countries.length === 0 || countries.includes(one.country)) &&
    (kinds.length === 0 || kinds.includes(one.kind))
  );
}
