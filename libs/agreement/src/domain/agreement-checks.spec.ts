import { Money } from '#kernel';
import { type AgreementFacts, type AgreementTerms, problemsOf, unusualPointsOf } from './agreement-checks.js';
import { changesTheDeal } from './agreement-revision.js';

const terms = (changes: Partial<AgreementTerms> = {}): AgreementTerms => ({
  kind: 'contract',
  title: 'Brackets',
  signedOn: '2026-11-26',
  fairId: 'fair',
  value: Money.parse('10', 'USD'),
  parties: [
    { organisationId: 'a', role: 'supplier' },
    { organisationId: 'b', role: 'buyer' },
  ],
  ...changes,
});
const facts = (changes: Partial<AgreementFacts> = {}): AgreementFacts => ({
  today: '2026-11-27',
  fair: { id: 'fair', startsOn: '2026-11-25' },
  meeting: null,
  isKnownSector: true,
  knownOrganisationIds: new Set(['a', 'b', 'c']),
  organisationIdsAtFair: new Set(['a', 'b']),
  unknownConceptIds: new Set(),
  framework: null,
  proposal: null,
  need: null,
  hasValue: true,
  valueInDollars: Money.parse('10', 'USD'),
  ...changes,
});
const paths = (t: Partial<AgreementTerms>, f: Partial<AgreementFacts> = {}) =>
  problemsOf(terms(t), facts(f)).map(({ path }) => path.join('.'));
const points = (t: Partial<AgreementTerms>, f: Partial<AgreementFacts> = {}) =>
  unusualPointsOf(terms(t), facts(f)).map(({ code, path }) => `${code} ${path.join('.')}`);

describe('the checks of an agreement', () => {
  it('find nothing wrong with a plain contract', () => {
    expect(paths({})).toEqual([]);
    expect(points({})).toEqual([]);
    expect(paths({ signedOn: '2026-11-27' })).toEqual([]);
    expect(paths({ value: null, fairId: null, outsideReason: 'By post' }, { fair: null })).toEqual([]);
  });

  it.each([
    ['a meeting that is not there', null],
    ['a meeting of another fair', { fairId: 'other', organisationIds: ['a', 'b'] }],
    ['a meeting between others', { fairId: 'fair', organisationIds: ['a', 'c'] }],
  ])('answer alike for %s', (_, meeting) => {
    const problems = problemsOf(terms({ meetingId: 'm' }), facts({ meeting }));
    expect(problems).toEqual([
      { path: ['input', 'meetingId'], message: 'This is no meeting of this fair between these parties.' },
    ]);
  });

  it('take a meeting of the fair between two of the parties', () => {
    const meeting = { fairId: 'fair', organisationIds: ['b', 'a'] };
    const parties = [...terms().parties, { organisationId: 'c', role: 'other' as const }];
    expect(paths({ meetingId: 'm', parties }, { meeting })).toEqual([]);
    expect(paths({ meetingId: 'm', fairId: null, outsideReason: 'x' }, { meeting, fair: null })).toEqual([
      'input.meetingId',
    ]);
  });

  it('name every field at once', () => {
    expect(
      paths({ title: ' ', signedOn: '2026-11-28', fairId: null, parties: [], value: Money.zero('USD') }),
    ).toEqual(['input.title', 'input.signedOn', 'input.fairId', 'input.value.amount', 'input.parties']);
  });

  it('ask about what is unlikely, and no more than that', () => {
    expect(points({ signedOn: '2026-11-24' })).toEqual(['signed-before-fair input.signedOn']);
    expect(points({ signedOn: '2026-11-25' })).toEqual([]);
    const parties = [
      { organisationId: 'a', role: 'supplier' as const },
      { organisationId: 'c', role: 'buyer' as const },
      { organisationId: 'bank', role: 'other' as const },
    ];
    expect(points({ parties })).toEqual(['party-not-at-fair input.parties.1.organisationId']);
    expect(points({}, { valueInDollars: Money.parse('1000000000.00', 'USD') })).toEqual([]);
    expect(points({}, { valueInDollars: Money.parse('1000000000.01', 'USD') })).toEqual([
      'very-large-value input.value.amount',
    ]);
  });
});

describe('a revision', () => {
  it.each<[string, Partial<AgreementTerms>]>([
    ['value', { value: Money.parse('11', 'USD') }],
    ['currency', { value: Money.parse('10', 'EUR') }],
    ['no value', { value: null }],
    ['day', { signedOn: '2026-11-25' }],
    ['kind', { kind: 'nda' }],
    ['meeting', { meetingId: 'm' }],
    ['a role', { parties: terms().parties.map((party) => ({ ...party, role: 'other' })) }],
    ['a party', { parties: [...terms().parties, { organisationId: 'c', role: 'other' }] }],
  ])('of the %s changes the deal', (_, changes) => {
    expect(changesTheDeal(terms(), terms(changes))).toBe(true);
  });

  it.each<[string, Partial<AgreementTerms>]>([
    ['nothing', {}],
    ['the sector', { sectorConceptId: 'industry.electronics' }],
    ['the document', { documentReference: 'Binder 3' }],
    ['the note', { note: 'Signed twice' }],
    ['the order of the parties', { parties: terms().parties.toReversed() }],
    ['space', { title: ' Brackets ', place: ' ' }],
  ])('of %s does not', (_, changes) => {
    expect(changesTheDeal(terms(), terms(changes))).toBe(false);
  });
});
