import type { AdmissionCode } from './admission.js';

export const ADMISSION_RULE_CODES = [
  'meeting-rule',
  'exclusion',
  'conflict-of-supplier',
  'conflict-of-buyer',
  'not-brought-together',
] as const;

/** What the fair, its organiser and the two sides' own lists say of a pair. */
export interface AdmissionRule {
  readonly code: (typeof ADMISSION_RULE_CODES)[number];
  readonly passed: boolean;
  readonly values: Record<string, string | number>;
}

/**
 * The obstacles of a pair as rules. A buyer isn't told whether it was the supplier's own list or the organiser that
 * keeps the two apart: one neutral rule stands for both, whether it is passed or not.
 */
export function admissionRules(
  obstacles: readonly AdmissionCode[],
  { isInsider }: { isInsider: boolean },
): AdmissionRule[] {
  const rule = (code: AdmissionRule['code'], ...against: AdmissionCode[]): AdmissionRule => ({
    code,
    passed: !against.some((one) => obstacles.includes(one)),
    values: {},
  });
  const forAll = [rule('meeting-rule', 'meeting-rule'), rule('conflict-of-buyer', 'conflict-of-buyer')];
  return isInsider
    ? [...forAll, rule('exclusion', 'exclusion'), rule('conflict-of-supplier', 'conflict-of-supplier')]
    : [...forAll, rule('not-brought-together', 'exclusion', 'conflict-of-supplier')];
}
