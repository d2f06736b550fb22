import { enumOf } from '#graphql';
import { STANDINGS } from '../application/agreement-counting.js';
import { UNUSUAL_POINTS } from '../domain/agreement-checks.js';
import { AGREEMENT_ACTIONS, AGREEMENT_STATUSES } from '../domain/agreement-state.js';
import { AGREEMENT_KINDS, PARTY_ROLES } from '../domain/agreement.entity.js';

export const AgreementKindEnum = enumOf('AgreementKind', AGREEMENT_KINDS);
export const AgreementStatusEnum = enumOf('AgreementStatus', AGREEMENT_STATUSES, {
  describe: {
    drafted: 'Written down, and told to nobody yet.',
    reported: 'A party or staff says so.',
    confirmed: 'The other party agrees.',
    verified: 'Staff have seen the signed document.',
    active: 'It is being carried out.',
    fulfilled: 'All of it was done.',
    lapsed: 'Its time ran out; what was signed still counts as signed.',
    terminated: 'It holds no more; it stays on record and leaves the figures.',
    merged: 'It was a double of another record, and counts there.',
  },
});
export const AgreementActionEnum = enumOf('AgreementAction', AGREEMENT_ACTIONS, {
  description: 'What may become of an agreement.',
});
export const PartyRoleEnum = enumOf('PartyRole', PARTY_ROLES, {
  describe: { other: 'Signs along without buying or supplying: a bank, a ministry.' },
});
export const UnusualPointEnum = enumOf('UnusualPointCode', UNUSUAL_POINTS, {
  describe: {
    'signed-before-fair': 'It was signed before its fair started.',
    'party-not-at-fair': 'A supplier or buyer among the parties took no part in the fair.',
    'very-large-value': 'It is worth more than a billion US dollars.',
    'very-small-value': 'It is worth less than 10 US dollars.',
    'currency-without-rate': 'No exchange rate of the day of signing converts it.',
  },
});
export const StandingEnum = enumOf('Standing', STANDINGS, {
  description: 'How sure a value is.',
  describe: {
    verified: 'Staff have seen the document.',
    confirmed: 'Both parties say so.',
    reported: 'One side says so.',
    estimated: 'An estimate or a range, whoever has seen it.',
  },
});
