/** What an agreed pair is worth in a timetable, by how much its sides want it; only the ratios matter. */
export interface PlanWeights {
  /** Both sides answered "must". */
  readonly bothMust: number;
  /** One of them did. */
  readonly oneMust: number;
  /** Both answered "meet". */
  readonly bothMeet: number;
  /** One asked and the other accepted, without a proposal. */
  readonly request: number;
  /** Added for a proposal with a score of 1, in proportion for lower ones. */
  readonly fit: number;
  /** Share of the worth, 0 to 0.05, that may be given up to serve the worst-served better. */
  readonly fairness: number;
}

export const DEFAULT_WEIGHTS: PlanWeights = {
  bothMust: 10,
  oneMust: 6,
  bothMeet: 3,
  request: 3,
  fit: 2,
  fairness: 0.0005,
};

/** By what a pair has agreed to meet. */
export interface Agreement {
  /** Of its best proposal: how many of the two sides answered "must"; null without one that both want. */
  readonly musts: number | null;
  /** Of that proposal, 0 to 1. */
  readonly score: number;
  readonly hasRequest: boolean;
}

/** Worth of a group meeting: that of the requests that it stands for, one of the first organisation to each other one. */
export function groupWorth(parties: number, weights: PlanWeights): number {
  return Math.max(1, parties - 1) * weights.request;
}

/** Worth of a pair; a pair that has agreed twice counts by what is worth more. */
export function worthOf({ musts, score, hasRequest }: Agreement, weights: PlanWeights): number {
  const byAnswers = [weights.bothMeet, weights.oneMust, weights.bothMust];
  const proposed = musts === null ? 0 : byAnswers[musts]! + weights.fit * score;
  const asked = hasRequest || musts === null ? weights.request : 0;
  return Math.round(Math.max(proposed, asked) * 1000) / 1000;
}
