import { createHash } from 'node:crypto';
import type { CapacityUnit, EquipmentItem } from '#capability';
import type { OrganisationSize, Ownership } from '#directory';
import { foldText } from '#kernel';
import { type GeoPoint, loadPlaces } from '#places';
import { type ConceptKind, LANGUAGES, type Vocabulary, findConcepts } from '#vocabulary';
import { pressForceOf } from './press-force.js';
import type {
  DocumentCertificate,
  DocumentFreeTime,
  Passage,
  SupplierDocument,
} from './supplier-document.js';

/** Grows when the same facts make another document, so that `verify` finds what must be made anew. */
const FORMAT = 2;

/** The public facts of a supplier, as the database has them. */
export interface SupplierFacts {
  readonly organisation: {
    readonly id: string;
    readonly legalName: string;
    readonly internationalName?: string | null;
    readonly country: string;
    readonly provinceCode?: string | null;
    readonly wardCode?: string | null;
    readonly zone?: { readonly id: string; readonly name: string; readonly wardCode?: string | null } | null;
    readonly address?: string | null;
    readonly ownership?: Ownership | null;
    readonly size?: OrganisationSize | null;
    readonly languages: readonly string[];
    readonly description: Readonly<Record<string, string>>;
    readonly website?: string | null;
  };
  /** Without those withdrawn, in a fixed order. */
  readonly capabilities: readonly {
    readonly id: string;
    readonly title: string;
    readonly description?: string | null;
    readonly conceptIds: readonly string[];
    readonly toleranceUm?: number | null;
    readonly partSizeMinMm?: number | null;
    readonly partSizeMaxMm?: number | null;
    readonly monthlyCapacity?: number | null;
    readonly capacityUnit?: CapacityUnit | null;
    readonly leadTimeDays?: number | null;
    readonly minimumOrder?: number | null;
    readonly equipment: readonly EquipmentItem[];
  }[];
  readonly certificates: readonly {
    readonly conceptId: string;
    readonly issuedOn?: string | null;
    readonly expiresOn?: string | null;
  }[];
  readonly fairIds: readonly string[];
  readonly freeTimes: readonly DocumentFreeTime[];
}

/** Certificates need a record: that a text mentions one says nothing about whether it is valid. */
const MENTIONED_KINDS: readonly ConceptKind[] = ['process', 'material', 'product', 'equipment', 'industry'];

/** Makes the document of a supplier: a pure function of the facts and the vocabulary. */
export function buildDocument(facts: SupplierFacts, vocabulary: Vocabulary): SupplierDocument {
  const { organisation, capabilities } = facts;
  const passages = passagesOf(facts, vocabulary);
  const own = known(
    vocabulary,
    capabilities.flatMap(({ conceptIds, equipment }) => [
      ...conceptIds,
      ...equipment.flatMap(({ conceptId }) => conceptId ?? []),
    ]),
  );
  const closure = closureOf(vocabulary, own);
  const found = passages.flatMap(({ spans }) => spans.map(({ conceptId }) => conceptId));
  const mentioned = closureOf(vocabulary, known(vocabulary, found)).filter((id) => !closure.includes(id));
  const content = {
    organisationId: organisation.id,
    sortName: foldText(organisation.internationalName ?? organisation.legalName),
    country: organisation.country,
    provinceCode: organisation.provinceCode ?? null,
    wardCode: organisation.wardCode ?? null,
    zoneId: organisation.zone?.id ?? null,
    position: positionOf(organisation),
    ownership: organisation.ownership ?? null,
    size: organisation.size ?? null,
    languages: [...organisation.languages],
    fairIds: [...new Set(facts.fairIds)].sort(),
    freeTimes: facts.freeTimes.toSorted((a, b) => (a.fairId < b.fairId ? -1 : 1)),
    conceptIds: own,
    closureIds: closure,
    mentionedIds: mentioned,
    certificates: certificatesOf(facts, vocabulary),
    capabilities: capabilities.map((capability) => ({
      id: capability.id,
      conceptIds: closureOf(vocabulary, known(vocabulary, capability.conceptIds)),
      toleranceUm: capability.toleranceUm ?? null,
      partSizeMinMm: capability.partSizeMinMm ?? null,
      partSizeMaxMm: capability.partSizeMaxMm ?? null,
      monthlyCapacity: capability.monthlyCapacity ?? null,
      capacityUnit: capability.capacityUnit ?? null,
      leadTimeDays: capability.leadTimeDays ?? null,
      minimumOrder: capability.minimumOrder ?? null,
      pressForceT: pressForceOf(capability.equipment, vocabulary),
    })),
    passages,
    ownNames: namesOf(vocabulary, own),
    broaderNames: namesOf(
      vocabulary,
      closure.filter((id) => !own.includes(id)),
    ),
    completeness: completenessOf(facts),
  };
  const version = createHash('sha256')
    .update(JSON.stringify([FORMAT, content]))
    .digest('hex')
    .slice(0, 32);
  return { version, ...content };
}

function passagesOf({ organisation, capabilities }: SupplierFacts, vocabulary: Vocabulary): Passage[] {
  const passages: Omit<Passage, 'spans'>[] = [];
  const add = (
    field: Passage['field'],
    text: string | null | undefined,
    capabilityId: string | null = null,
  ) => {
    if (text?.trim()) passages.push({ field, capabilityId, text });
  };
  add('name', organisation.legalName);
  if (organisation.internationalName !== organisation.legalName) add('name', organisation.internationalName);
  for (const { id, title, description, equipment } of capabilities) {
    add('capability-title', title, id);
    add('capability-description', description, id);
    const machines = equipment.map(({ maker, name }) => [maker, name].filter(Boolean).join(' '));
    add('equipment', machines.join(', '), id);
  }
  for (const language of Object.keys(organisation.description).sort()) {
    add('description', organisation.description[language]!);
  }
  add('place', placeOf(organisation));
  return passages.map((passage) => ({
    ...passage,
    // A place is no product: Đồng Nai isn't copper.
    spans: passage.field === 'place' ? [] : spansIn(passage.text, vocabulary),
  }));
}

function spansIn(text: string, vocabulary: Vocabulary): Passage['spans'] {
  return findConcepts(text, vocabulary)
    .spans.filter(({ conceptId }) => MENTIONED_KINDS.includes(vocabulary.byId(conceptId)!.kind))
    .map(({ start, end, conceptId }) => ({ start, end, conceptId }));
}

const countryNames = LANGUAGES.map((language) => new Intl.DisplayNames([language], { type: 'region' }));

/** Of an organisation the centre of its ward, else of the ward of the park it sits in, else of its province. */
function positionOf({ wardCode, provinceCode, zone }: SupplierFacts['organisation']): GeoPoint | null {
  return loadPlaces().centreOf({ wardCode: wardCode ?? zone?.wardCode, provinceCode });
}

function placeOf({ address, provinceCode, wardCode, zone, country }: SupplierFacts['organisation']): string {
  const province = provinceCode ? loadPlaces().province(provinceCode) : null;
  const names = [
    address,
    zone?.name,
    wardCode ? loadPlaces().ward(wardCode)?.name : null,
    province?.name,
    province?.nameEn,
    ...countryNames.map((names) => names.of(country)),
  ];
  return [...new Set(names.filter(Boolean))].join(', ');
}

function certificatesOf({ certificates }: SupplierFacts, vocabulary: Vocabulary): DocumentCertificate[] {
  return certificates.flatMap(({ conceptId, issuedOn, expiresOn }) =>
    vocabulary.has(conceptId)
      ? [...vocabulary.broaderClosure(conceptId)].map(([id, steps]) => ({
          conceptId: id,
          isOwn: steps === 0,
          validFrom: issuedOn ?? null,
          validUntil: expiresOn ?? null,
        }))
      : [],
  );
}

/** An id that has left the vocabulary isn't searched by any more. */
function known(vocabulary: Vocabulary, ids: readonly string[]): string[] {
  return [...new Set(ids)].filter((id) => vocabulary.has(id)).sort();
}

function closureOf(vocabulary: Vocabulary, ids: readonly string[]): string[] {
  return [...new Set(ids.flatMap((id) => [...vocabulary.broaderClosure(id).keys()]))].sort();
}

/** Misspellings stay out: they must not become words that are taken for right. */
function namesOf(vocabulary: Vocabulary, ids: readonly string[]): string[] {
  const names = ids.flatMap((id) => vocabulary.namesOf(id));
  return [...new Set(names.filter(({ role }) => role !== 'misspelling').map(({ text }) => text))];
}

function completenessOf({ organisation, capabilities, certificates }: SupplierFacts): number {
  const some = (fact: (capability: SupplierFacts['capabilities'][number]) => unknown) =>
    capabilities.some((capability) => (fact(capability) ?? null) !== null) ? 1 : 0;
  return (
    Math.min(capabilities.length, 5) +
    Math.min(certificates.length, 3) +
    some(({ toleranceUm }) => toleranceUm) +
    some(({ partSizeMaxMm }) => partSizeMaxMm) +
    some(({ monthlyCapacity }) => monthlyCapacity) +
    some(({ leadTimeDays }) => leadTimeDays) +
    some(({ minimumOrder }) => minimumOrder) +
    (capabilities.some(({ equipment }) => equipment.length > 0) ? 1 : 0) +
    (Object.keys(organisation.description).length > 0 ? 1 : 0) +
    (organisation.website ? 1 : 0)
  );
}
