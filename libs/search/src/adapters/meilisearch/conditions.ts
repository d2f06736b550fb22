import type { CapacityUnit } from '#capability';
import { askedProcesses } from '../../domain/reasons.js';
import { conceptSets, forgivesSilence, isCertificate } from '../../domain/relevance.js';
import { type Token, termsOf, tokensOf } from '../../domain/search-text.js';
import type {
  FacetName,
  QueryWord,
  RangeName,
  SupplierFilter,
  SupplierQuery,
} from '../../domain/supplier-search.port.js';
import type { ConceptNames } from './concept-names.js';
import { CAPABILITY_SLOTS, STEM_LETTERS, VALID_SLOTS, dayOf, fieldOf, rangeField } from './meili-document.js';

/** What a part of the answer leaves out of the filter: the values of one facet, or all bounds on numbers. */
type FilterPart = FacetName | 'bounds';

/** Filter expressions: what always holds, and what the parts of the filter say that some counts leave out. */
export interface Conditions {
  readonly always: string;
  readonly byPart: ReadonlyMap<FilterPart, string>;
  /** For each number that the filter bounds: all bounds but its own. */
  readonly boundsWithout: ReadonlyMap<RangeName, string>;
}

const EVERYTHING = 'id EXISTS';
const NOTHING = 'id NOT EXISTS';

export function conditionsOf(query: SupplierQuery, names: ConceptNames): Conditions {
  const terms = [
    ...conceptSets(query).map((ids) => anyOf(ids.map((id) => conceptCondition(id, query.today)))),
    ...query.words.map((word) => wordCondition(word, names)),
  ];
  const asked = terms.length === 0 ? [] : [query.match === 'all' ? allOf(terms) : anyOf(terms)];
  const said = query.conditions.flatMap((condition) => [
    ...facetConditions(condition, query).values(),
    ...equipmentConditions(condition),
  ]);
  const bounds = boundsOf(query.filter);
  const named = query.mayBeName ? nameCondition(query.nameWords) : null;
  const question = allOf([...asked, ...said, ...boundConditions([], query)]);
  const byPart = new Map<FilterPart, string>(facetConditions(query.filter, query));
  if (bounds.size > 0) byPart.set('bounds', allOf(boundConditions([...bounds.values()], query)));
  const boundsWithout = new Map(
    [...bounds.keys()].map((own) => {
      const others = [...bounds].filter(([name]) => name !== own).map(([, bound]) => bound);
      return [own, allOf(boundConditions(others, query))] as const;
    }),
  );
  return {
    always: allOf([named ? anyOf([question, named]) : question, ...equipmentConditions(query.filter)]),
    byPart,
    boundsWithout,
  };
}

/** Everything that a hit must meet, but for the part that is left out. */
export function conditionWithout({ always, byPart }: Conditions, own: FilterPart | null): string {
  return allOf([always, ...[...byPart].filter(([part]) => part !== own).map(([, condition]) => condition)]);
}

/** What counts for a range: everything but the filter's own bound on it. */
export function conditionForRange(conditions: Conditions, range: RangeName): string {
  const others = conditions.boundsWithout.get(range);
  return others === undefined
    ? conditionWithout(conditions, null)
    : allOf([conditionWithout(conditions, 'bounds'), others]);
}

export function conceptCondition(conceptId: string, today: string): string {
  return isCertificate(conceptId) ? hasValid(conceptId, today) : isIn('findable', [conceptId]);
}

/** A word, or what it may have been meant to be, somewhere in the texts or the concepts' names. */
export function wordCondition(word: QueryWord, names: ConceptNames): string {
  return anyOf(
    word.alternatives.flatMap((alternative) => {
      const named = word.isCjk ? names.withRun(alternative) : names.withWord(alternative, word.isPrefix);
      return [
        word.isCjk ? hasRun('words', alternative) : hasWord('words', alternative, word.isPrefix),
        ...(named.length > 0 ? [isIn('closure', named)] : []),
      ];
    }),
  );
}

/** All the words in a supplier's names. Without words it finds nobody. */
export function nameCondition(words: readonly QueryWord[]): string {
  const conditions = words.flatMap(({ alternatives, isPrefix }) => {
    const some = alternatives.map((alternative) => tokensOf(alternative)).filter(({ length }) => length > 0);
    if (some.length === 0) return [];
    const ofToken = ({ folded, isCjk }: Token) =>
      isCjk ? hasRun('nameWords', folded) : hasWord('nameWords', folded, isPrefix);
    return [anyOf(some.map((tokens) => allOf(tokens.map(ofToken))))];
  });
  return conditions.length > 0 ? allOf(conditions) : NOTHING;
}

function hasWord(attribute: string, word: string, isPrefix: boolean): string {
  // Longer words stand in the document with all their beginnings.
  if (isPrefix && word.length < STEM_LETTERS) return startsWith(attribute, word);
  const ending = attribute === 'words' && word.length > STEM_LETTERS && word.endsWith('s');
  return isIn(attribute, ending ? [word, word.slice(0, -1)] : [word]);
}

/** Pairs of characters that follow each other; the last character alone may begin a pair. */
function hasRun(attribute: string, run: string): string {
  const terms = termsOf({ folded: run, isCjk: true });
  if (terms.length === 1) return startsWith(attribute, terms[0]!);
  return allOf(terms.slice(0, -1).map((pair) => isIn(attribute, [pair])));
}

/** Valid on a day; the concept's own or one below it, which stands for it in the document too. */
export function hasValid(conceptId: string, today: string): string {
  const day = dayOf(today);
  return anyOf(
    Array.from({ length: VALID_SLOTS }, (_, slot) => {
      const stretch = `valid.${fieldOf(conceptId)}.s${slot}`;
      return `(${stretch}.from <= ${day} AND ${stretch}.until >= ${day})`;
    }),
  );
}

export function isFreeAfter(fairId: string, now: string): string {
  return `freeUntil.${fieldOf(fairId)} > ${Date.parse(now)}`;
}

function facetConditions(
  filter: SupplierFilter,
  { today, now }: Pick<SupplierQuery, 'today' | 'now'>,
): Map<FacetName, string> {
  const conditions = new Map<FacetName, string>();
  const set = (facet: FacetName, values: readonly string[] | undefined) => {
    if (values && values.length > 0) conditions.set(facet, isIn(facet, values));
  };
  for (const kind of ['process', 'material', 'product', 'industry'] as const) {
    set(
      kind,
      filter.conceptIds?.filter((id) => id.startsWith(`${kind}.`)),
    );
  }
  if (filter.certificateIds && filter.certificateIds.length > 0) {
    conditions.set('certificate', anyOf(filter.certificateIds.map((id) => hasValid(id, today))));
  }
  set('province', filter.provinceCodes);
  set('ward', filter.wardCodes);
  set('zone', filter.zoneIds);
  set('country', filter.countries);
  set('ownership', filter.ownerships);
  set('size', filter.sizes);
  set('language', filter.languages);
  set('fair', filter.fairIds);
  if (filter.freeAtFairIds && filter.freeAtFairIds.length > 0) {
    conditions.set('free-at-fair', anyOf(filter.freeAtFairIds.map((id) => isFreeAfter(id, now))));
  }
  return conditions;
}

/** Equipment is no facet. */
function equipmentConditions({ conceptIds = [] }: SupplierFilter): string[] {
  const equipment = conceptIds.filter((id) => id.startsWith('equipment.'));
  return equipment.length > 0 ? [isIn('equipment', equipment)] : [];
}

interface Bound {
  /** What a capability must state, given the name of its field. */
  readonly ofCapability: (capability: string) => string;
  /** That the document says nothing of it. */
  readonly isSilent: string;
}

function boundsOf(filter: SupplierFilter): Map<RangeName, Bound> {
  const bounds = new Map<RangeName, Bound>();
  const { toleranceUmAtMost, partSizeMm, pressForceTAtLeast, leadTimeDaysAtMost } = filter;
  const { monthlyCapacityAtLeast: capacity, minimumOrderAtMost: order } = filter;
  const set = (range: RangeName, ofCapability: Bound['ofCapability'], unit: CapacityUnit = 'pieces') =>
    bounds.set(range, { ofCapability, isSilent: `best.${rangeField(range, unit)} NOT EXISTS` });
  if (toleranceUmAtMost !== undefined) set('tolerance', (c) => `${c}.tolerance <= ${toleranceUmAtMost}`);
  if (partSizeMm !== undefined) {
    set('part-size', (c) => `(${c}.partMin <= ${partSizeMm} AND ${c}.partMax >= ${partSizeMm})`);
  }
  if (pressForceTAtLeast !== undefined) set('press-force', (c) => `${c}.pressForce >= ${pressForceTAtLeast}`);
  if (leadTimeDaysAtMost !== undefined) set('lead-time', (c) => `${c}.leadTime <= ${leadTimeDaysAtMost}`);
  if (capacity) {
    const { amount, unit } = capacity;
    set('monthly-capacity', (c) => `${c}.capacity.${fieldOf(unit)} >= ${amount}`, unit);
  }
  if (order) {
    const { amount, unit } = order;
    set('minimum-order', (c) => `${c}.order.${fieldOf(unit)} <= ${amount}`, unit);
  }
  return bounds;
}

function saidBoundsOf({ conditions }: SupplierQuery): Bound[] {
  return conditions.flatMap((condition) => [...boundsOf(condition).values()]);
}

/** That every number is stated that the text asks for; null where nobody is found who doesn't state them. */
export function statedCondition(query: SupplierQuery): string | null {
  const said = saidBoundsOf(query);
  return said.length > 0 && forgivesSilence(query) ? meetsBounds(said, query) : null;
}

/** Of the text's own bounds with some of the filter: whoever states nothing of one that the text asks for needn't meet it. */
function boundConditions(ofFilter: readonly Bound[], query: SupplierQuery): string[] {
  const said = saidBoundsOf(query);
  const met = (bounds: readonly Bound[]) => (bounds.length > 0 ? [meetsBounds(bounds, query)] : []);
  const all = met([...ofFilter, ...said]);
  if (said.length === 0 || !forgivesSilence(query)) return all;
  const silent = anyOf(said.map(({ isSilent }) => isSilent));
  const others =
    said.length > 1 ? said.map((bound) => anyOf([bound.isSilent, meetsBounds([bound], query)])) : [];
  return [anyOf([...all, allOf([silent, ...others, ...met(ofFilter)])])];
}

/** One capability of a process that is asked for meets them all. */
function meetsBounds(bounds: readonly Bound[], query: SupplierQuery): string {
  const processes = askedProcesses(query);
  return anyOf(
    Array.from({ length: CAPABILITY_SLOTS }, (_, slot) => {
      const capability = `capabilities.s${slot}`;
      const all = bounds.map(({ ofCapability }) => ofCapability(capability));
      return allOf(processes.length > 0 ? [...all, isIn(`${capability}.process`, processes)] : all);
    }),
  );
}

/** Values are codes, ids and folded words: no document has anything else, and nothing else may get into the expression. */
const PLAIN = /^[\p{L}\p{N}\p{M}._-]+$/u;

function isIn(attribute: string, values: readonly string[]): string {
  const plain = values.filter((value) => PLAIN.test(value));
  return plain.length === 0 ? NOTHING : `${attribute} IN [${plain.map((value) => `'${value}'`).join(', ')}]`;
}

function startsWith(attribute: string, value: string): string {
  return PLAIN.test(value) ? `${attribute} STARTS WITH '${value}'` : NOTHING;
}

export function allOf(conditions: readonly string[]): string {
  const some = conditions.filter((condition) => condition !== EVERYTHING);
  if (some.length === 0) return EVERYTHING;
  return some.length === 1 ? some[0]! : `(${some.join(' AND ')})`;
}

export function anyOf(conditions: readonly string[]): string {
  if (conditions.length === 0) return NOTHING;
  return conditions.length === 1 ? conditions[0]! : `(${conditions.join(' OR ')})`;
}

export function not(condition: string): string {
  return `NOT (${condition})`;
}
