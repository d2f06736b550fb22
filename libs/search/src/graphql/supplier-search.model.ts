import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { type CapacityUnit, CapacityUnitEnum, ConceptModel, toConceptModel } from '#capability';
import { OrganisationModel } from '#directory';
import { LocalDate, connectionOf, enumOf } from '#graphql';
import { loadPlaces } from '#places';
import type { FoundSupplier, FoundSuppliers } from '../application/supplier-finder.js';
import type { Highlight } from '../domain/highlight.js';
import {
  CONCEPT_MATCHES,
  type ConceptMatch,
  type ConceptMatchKind,
  REASON_KINDS,
  type Reason,
} from '../domain/reasons.js';
import { PASSAGE_FIELDS } from '../domain/supplier-document.js';
import { type AskedPart, FILTER_FIELDS, type FilterField } from '../domain/relaxations.js';
import {
  FACETS,
  type FacetName,
  type FacetValue,
  RANGES,
  type RangeBucket,
  type RangeName,
  SORTS,
} from '../domain/supplier-search.port.js';
import { CHIP_KINDS, type Chip, type ChipKind } from '../domain/understand.js';
import type { EmptyReason } from '../application/explain-empty.js';

export const SupplierSortEnum = enumOf('SupplierSort', SORTS, {
  description: 'Whoever does not state what is sorted by comes last.',
  describe: {
    tolerance: 'The tightest tolerance first.',
    capacity: 'The largest capacity a month first, in `amountUnit`.',
    completeness: 'Who answers most of what buyers ask first.',
    distance: 'The nearest to `near` first, by the centres of wards and provinces.',
  },
});
const FacetNameEnum = enumOf('SupplierFacetName', FACETS, {
  describe: {
    certificate: 'Valid today.',
    fair: 'At which they are or were.',
    'free-at-fair': 'At which somebody is free in a slot that is still to come.',
  },
});
export const RangeNameEnum = enumOf('SupplierNumber', RANGES, {
  description: 'A number that suppliers state of what they can do.',
  describe: {
    tolerance: '± µm.',
    'part-size': 'The largest dimension in mm.',
    'press-force': 'Tonnes.',
    'lead-time': 'Days.',
    'monthly-capacity': 'In the unit of amounts.',
    'minimum-order': 'In the unit of amounts.',
  },
});
const ChipKindEnum = enumOf('UnderstoodKind', CHIP_KINDS);
/** As the input type calls them. */
const FilterFieldEnum = enumOf('SupplierFilterField', FILTER_FIELDS.map(fieldName));
const PassageFieldEnum = enumOf('SupplierTextField', PASSAGE_FIELDS, {
  description: 'Where in a supplier’s description a text stands.',
});
const ConceptMatchEnum = enumOf('ConceptMatchKind', CONCEPT_MATCHES, {
  describe: {
    exact: 'It has the concept itself.',
    narrower: 'It has one below it.',
    mentioned: 'Its texts mention it.',
  },
});
const ReasonKindEnum = enumOf('SupplierReasonKind', REASON_KINDS);

@ObjectType('TextRange', { description: 'A stretch of a text, in UTF-16 code units; `end` is behind it.' })
@Allow(everyone)
export class TextRangeModel {
  @Field(() => Int)
  start!: number;

  @Field(() => Int)
  end!: number;
}

@ObjectType('SupplierHighlight', { description: 'A text of a supplier with what matched in it.' })
@Allow(everyone)
export class HighlightModel {
  @Field(() => PassageFieldEnum)
  field!: string;

  @Field(() => ID, { nullable: true })
  capabilityId!: string | null;

  @Field(() => String, { description: 'Of a long text the part around the first match.' })
  text!: string;

  @Field(() => [TextRangeModel])
  ranges!: TextRangeModel[];
}

@ObjectType('MatchedConcept', { description: 'A concept that was asked for and how the supplier has it.' })
@Allow(everyone)
export class MatchedConceptModel {
  @Field(() => ConceptModel)
  concept!: ConceptModel;

  @Field(() => ConceptMatchEnum)
  kind!: ConceptMatchKind;

  @Field(() => ConceptModel, { description: 'The supplier’s own: the same, or one below.' })
  ownConcept!: ConceptModel;
}

@ObjectType('SupplierReason', { description: 'Why a supplier was found, with the fact that says so.' })
@Allow(everyone)
export class ReasonModel {
  @Field(() => ReasonKindEnum)
  kind!: Reason['kind'];

  @Field(() => ConceptModel, { nullable: true, description: 'Of CONCEPT and CERTIFICATE.' })
  concept!: ConceptModel | null;

  @Field(() => LocalDate, {
    nullable: true,
    description: 'Of CERTIFICATE; null for one that does not expire.',
  })
  validUntil!: string | null;

  @Field(() => [String], { nullable: true, description: 'Of WORDS, as the supplier writes them.' })
  words!: readonly string[] | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'Of TOLERANCE in ± µm, of PART_SIZE the largest in mm, of PRESS_FORCE in t, of LEAD_TIME in days, of CAPACITY a month, of MINIMUM_ORDER the least.',
  })
  value!: number | null;

  @Field(() => ID, { nullable: true, description: 'The capability that states the value.' })
  capabilityId!: string | null;
}

@ObjectType('SupplierHit')
@Allow(everyone)
export class SupplierHitModel {
  constructor(private readonly found: FoundSupplier) {}

  @Field(() => OrganisationModel)
  organisation!: OrganisationModel;

  @Field(() => [MatchedConceptModel])
  get matchedConcepts(): MatchedConceptModel[] {
    return this.found.matches.map(toMatchedConcept);
  }

  @Field(() => [HighlightModel])
  get highlights(): HighlightModel[] {
    return this.found.highlights.map(toHighlight);
  }

  @Field(() => [ReasonModel])
  get reasons(): ReasonModel[] {
    return this.found.reasons.map(toReason);
  }

  @Field(() => [ReasonKindEnum], {
    description:
      'Numbers that the query asks for and that the supplier states for nothing it makes; those that state one that fits come before it.',
  })
  unstated!: readonly Reason['kind'][];

  @Field(() => Float, { description: 'Comparable within one answer only.' })
  score!: number;

  @Field(() => Float, {
    nullable: true,
    description:
      'Kilometres from `near`, between the centres of wards or, where no ward is known, of provinces.',
  })
  distanceKm!: number | null;
}

@ObjectType('SupplierFacetValue')
@Allow(everyone)
export class FacetValueModel {
  @Field(() => String, { description: 'To be given back in the filter.' })
  value!: string;

  @Field(() => Int)
  count!: number;

  @Field(() => ConceptModel, { nullable: true })
  concept!: ConceptModel | null;

  @Field(() => String, { nullable: true, description: 'The name of a province or ward.' })
  label!: string | null;

  /** For field resolvers; not in the schema. */
  facet!: FacetName;
}

@ObjectType('SupplierFacet', {
  description:
    'Values with the number of suppliers that have them, as if the facet’s own filter were not set.',
})
@Allow(everyone)
export class FacetModel {
  @Field(() => FacetNameEnum)
  name!: FacetName;

  @Field(() => [FacetValueModel])
  values!: FacetValueModel[];
}

@ObjectType('SupplierNumberBucket', { description: 'Suppliers from `from` to below `to`.' })
@Allow(everyone)
export class RangeBucketModel {
  @Field(() => Int)
  from!: number;

  @Field(() => Float)
  to!: number;

  @Field(() => Int)
  count!: number;
}

@ObjectType('SupplierNumberSpread', {
  description:
    'How a number is spread over the suppliers that state one, each with its best, as if the filter’s own bound on it were not set.',
})
@Allow(everyone)
export class RangeModel {
  @Field(() => RangeNameEnum)
  name!: RangeName;

  @Field(() => CapacityUnitEnum, { nullable: true, description: 'Of capacities and minimum orders.' })
  unit!: CapacityUnit | null;

  @Field(() => Int)
  min!: number;

  @Field(() => Int)
  max!: number;

  @Field(() => Int, { description: 'How many state one.' })
  suppliers!: number;

  @Field(() => [RangeBucketModel], { description: 'In steps of 1, 2, 5, 10, 20, 50 …, without gaps.' })
  buckets!: readonly RangeBucket[];
}

@ObjectType('UnderstoodPart', {
  description:
    'A part of the query that was understood, and what it was taken for. To ask again without it give its id as `ignore`.',
})
@Allow(everyone)
export class UnderstoodPartModel {
  @Field(() => ID, { description: 'The same for the same meaning in any query.' })
  id!: string;

  @Field(() => ChipKindEnum)
  kind!: ChipKind;

  @Field(() => String)
  text!: string;

  @Field(() => TextRangeModel, { description: 'Where in `readAs` it stands.' })
  range!: TextRangeModel;

  @Field(() => ConceptModel, { nullable: true, description: 'Of CONCEPT and CERTIFICATE.' })
  concept!: ConceptModel | null;

  @Field(() => [ConceptModel], {
    description:
      'Concepts that may be meant as well, and are searched too: without diacritics their names can’t be told apart.',
  })
  otherConcepts!: ConceptModel[];

  @Field(() => [String], {
    description: 'Of PROVINCE and WARD their codes, of ZONE ids; several when the name is shared.',
  })
  placeIds!: readonly string[];

  @Field(() => String, { nullable: true, description: 'Of PROVINCE and WARD the present name.' })
  label!: string | null;

  @Field(() => Int, { nullable: true, description: 'Of numbers, see SupplierNumber.' })
  value!: number | null;

  @Field(() => CapacityUnitEnum, { nullable: true, description: 'Of MONTHLY_CAPACITY and MINIMUM_ORDER.' })
  unit!: CapacityUnit | null;
}

@ObjectType('EmptyReasonPart', {
  description: 'One thing that was asked for. One of part, word and field is set.',
})
@Allow(everyone)
export class EmptyReasonPartModel {
  @Field(() => UnderstoodPartModel, { nullable: true })
  part!: UnderstoodPartModel | null;

  @Field(() => String, { nullable: true, description: 'A word of the query that is searched as it is.' })
  word!: string | null;

  @Field(() => FilterFieldEnum, {
    nullable: true,
    description: 'What was chosen of this field of the filter.',
  })
  field!: string | null;
}

@ObjectType('EmptyReason', {
  description:
    'One thing that was asked for, and how many suppliers it costs. One of part, word and field is set.',
})
@Allow(everyone)
export class EmptyReasonModel {
  @Field(() => UnderstoodPartModel, { nullable: true })
  part!: UnderstoodPartModel | null;

  @Field(() => String, { nullable: true, description: 'A word of the query that is searched as it is.' })
  word!: string | null;

  @Field(() => FilterFieldEnum, {
    nullable: true,
    description: 'What was chosen of this field of the filter.',
  })
  field!: string | null;

  @Field(() => EmptyReasonPartModel, {
    nullable: true,
    description: 'Where nobody is found without one thing alone: a second one that is left out with it.',
  })
  and!: EmptyReasonPartModel | null;

  @Field(() => Int, {
    description: 'How many meet everything else; more than 0: this alone, or with the second, is in the way.',
  })
  without!: number;

  @Field(() => Int, {
    nullable: true,
    description: 'How many meet it at all; null when something alone is in the way already.',
  })
  alone!: number | null;
}

@ObjectType('UnderstoodConcept', { description: 'A part of the query that names a concept.' })
@Allow(everyone)
export class UnderstoodConceptModel {
  @Field(() => ConceptModel)
  concept!: ConceptModel;

  @Field(() => String)
  text!: string;

  @Field(() => TextRangeModel, { description: 'Where in `readAs` it stands.' })
  range!: TextRangeModel;
}

@ObjectType('SupplierSearch')
@Allow(everyone)
export class SupplierSearchModel extends connectionOf(SupplierHitModel, 'SupplierHit') {
  @Field(() => [FacetModel])
  facets!: FacetModel[];

  @Field(() => String, { description: 'The query that is answered: as typed, or corrected.' })
  readAs!: string;

  @Field(() => [RangeModel], { description: 'Of numbers that some supplier states.' })
  ranges!: RangeModel[];

  @Field(() => [UnderstoodPartModel], { description: 'What was understood, in the order of the query.' })
  parts!: UnderstoodPartModel[];

  @Field(() => [EmptyReasonModel], {
    nullable: true,
    description:
      'When nobody meets everything: what each thing that was asked for costs, the most helpful to leave out first. Counted only when asked for.',
  })
  emptyReasons!: EmptyReasonModel[] | null;

  @Field(() => [UnderstoodConceptModel], { description: 'Of `parts` the concepts and certificates.' })
  understood!: UnderstoodConceptModel[];

  @Field(() => String, { description: 'What of the query is searched as words.' })
  rest!: string;

  @Field(() => String, {
    nullable: true,
    description: 'The corrected query, when words were mistyped; the answer is for it already.',
  })
  didYouMean!: string | null;

  @Field(() => Boolean, {
    description: 'Nobody has everything that was asked for; these have a part of it.',
  })
  isRelaxed!: boolean;

  @Field(() => String, { description: 'The search engine that answered.' })
  engine!: string;

  @Field(() => Boolean, {
    description: 'It answered in place of a quicker one that could not; the same suppliers are found.',
  })
  isFallback!: boolean;

  @Field(() => Float, { description: 'Milliseconds that understanding and searching took.' })
  tookMs!: number;
}

export function toHitModel(found: FoundSupplier, organisation: OrganisationModel): SupplierHitModel {
  return Object.assign(new SupplierHitModel(found), {
    organisation,
    score: found.score,
    distanceKm: found.distanceKm === null ? null : Math.round(found.distanceKm * 10) / 10,
    unstated: found.unstated,
  });
}

export function toAnswerFields({ facets, ranges, chips, emptyReasons, ...found }: FoundSuppliers) {
  return {
    facets: FACETS.flatMap((name) => (facets[name] ? [toFacet(name, facets[name])] : [])),
    ranges: RANGES.flatMap((name) => {
      const spread = ranges[name];
      const unit = name === 'monthly-capacity' || name === 'minimum-order' ? found.amountUnit : null;
      return spread ? [Object.assign(new RangeModel(), { name, unit, ...spread })] : [];
    }),
    parts: chips.map(toPart),
    emptyReasons: emptyReasons?.map(toEmptyReason) ?? null,
    readAs: found.text,
    understood: chips.flatMap((chip) => (chip.conceptId ? [toUnderstood(chip, chip.conceptId)] : [])),
    rest: found.rest,
    didYouMean: found.didYouMean,
    isRelaxed: found.isRelaxed,
    engine: found.engine,
    isFallback: found.isFallback,
    tookMs: found.tookMs,
  };
}

function toPart({ start, end, conceptId, otherConceptIds, filter: _, ...chip }: Chip): UnderstoodPartModel {
  return Object.assign(new UnderstoodPartModel(), chip, {
    range: toRange({ start, end }),
    concept: conceptId ? toConceptModel(conceptId) : null,
    otherConcepts: otherConceptIds.map(toConceptModel),
    label: placeLabel(chip.kind, chip.placeIds[0]),
  });
}

function placeLabel(kind: string, code: string | undefined): string | null {
  if (kind === 'province') return loadPlaces().province(code ?? '')?.name ?? null;
  return kind === 'ward' ? (loadPlaces().ward(code ?? '')?.name ?? null) : null;
}

function toEmptyReason({ part, and, without, alone }: EmptyReason): EmptyReasonModel {
  return Object.assign(new EmptyReasonModel(), {
    ...thingOf(part),
    and: and && Object.assign(new EmptyReasonPartModel(), thingOf(and)),
    without,
    alone,
  });
}

function thingOf(part: AskedPart): EmptyReasonPartModel {
  return {
    part: part.kind === 'chip' ? toPart(part.chip) : null,
    word: part.kind === 'word' ? part.word : null,
    field: part.kind === 'filter' ? fieldName(part.field) : null,
  };
}

function fieldName(field: FilterField): string {
  return field.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

function toMatchedConcept({ conceptId, kind, ownConceptId }: ConceptMatch): MatchedConceptModel {
  return Object.assign(new MatchedConceptModel(), {
    concept: toConceptModel(conceptId),
    kind,
    ownConcept: toConceptModel(ownConceptId),
  });
}

function toHighlight({ ranges, ...highlight }: Highlight): HighlightModel {
  return Object.assign(new HighlightModel(), highlight, { ranges: ranges.map(toRange) });
}

function toRange({ start, end }: { start: number; end: number }): TextRangeModel {
  return Object.assign(new TextRangeModel(), { start, end });
}

function toReason(reason: Reason): ReasonModel {
  const facts = {
    concept: null as ConceptModel | null,
    validUntil: null as string | null,
    words: null as readonly string[] | null,
    value: null as number | null,
    capabilityId: null as string | null,
  };
  if (reason.kind === 'concept') facts.concept = toConceptModel(reason.match.conceptId);
  else if (reason.kind === 'certificate') {
    facts.concept = toConceptModel(reason.conceptId);
    facts.validUntil = reason.validUntil;
  } else if (reason.kind === 'words') facts.words = reason.words;
  else {
    facts.value = reason.value;
    facts.capabilityId = reason.capabilityId;
  }
  return Object.assign(new ReasonModel(), { kind: reason.kind, ...facts });
}

function toFacet(name: FacetName, values: readonly FacetValue[]): FacetModel {
  return Object.assign(new FacetModel(), {
    name,
    values: values.map(({ value, count }) =>
      Object.assign(new FacetValueModel(), {
        value,
        count,
        concept: value.includes('.') ? toConceptModel(value) : null,
        label: placeLabel(name, value),
        facet: name,
      }),
    ),
  });
}

function toUnderstood({ text, start, end }: Chip, conceptId: string): UnderstoodConceptModel {
  return Object.assign(new UnderstoodConceptModel(), {
    concept: toConceptModel(conceptId),
    text,
    range: toRange({ start, end }),
  });
}
