import type { NeedFacts } from '#matching';
import type { Condition } from '../search-evaluation/condition.js';

export type Label = 'good' | 'possible' | 'no';

/**
 * A buyer's need with the judgement of its engineer, written from what the trade knows and from what suppliers state,
 * never from what the scorer returns: which processes do for which, that zinc isn't aluminium, that a shop for
 * 200 mm doesn't take on 600.
 */
export interface JudgedNeed {
  readonly title: string;
  readonly asks: Partial<NeedFacts> & Pick<NeedFacts, 'concepts'>;
  /** Would be visited first: does the work in the material, at the size, tightness and volume that is asked. */
  readonly good: Condition;
  /** Would be asked: the core of the work, but something is less than asked, or isn't told. Everybody else isn't. */
  readonly possible: Condition;
}

type Asked = NeedFacts['concepts'][number];
const asked =
  (importance: Asked['importance']) =>
  (...ids: string[]): Asked[] =>
    ids.map((conceptId) => ({ conceptId, importance }));
export const must = asked('must');
export const should = asked('should');
export const nice = asked('nice');
