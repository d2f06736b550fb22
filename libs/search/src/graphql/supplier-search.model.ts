import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { ConceptModel, toConceptModel } from '#capability';
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
import { FACETS, type FacetName, type FacetValue, SORTS } from '../domain/supplier-search.port.js';
import type { Chip } from '../domain/understand.js';

export const SupplierSortEnum = enumOf('SupplierSort', SORTS, {
  describe: { tolerance: 'The tightest tolerance first.' },
});
const FacetNameEnum = enumOf('SupplierFacetName', FACETS);
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
    description: 'Of TOLERANCE in ± µm, of PART_SIZE the largest in mm, of CAPACITY a month.',
  })
  value!: number | null;

  @Field(() => ID, { nullable: true, description: 'The capability that states the value.' })
  capabilityId!: string | null;
}

@ObjectType('SupplierHit')
@Allow(everyone)
export class SupplierHitModel {
  @Field(() => OrganisationModel)
  organisation!: OrganisationModel;

  @Field(() => [MatchedConceptModel])
  matchedConcepts!: MatchedConceptModel[];

  @Field(() => [HighlightModel])
  highlights!: HighlightModel[];

  @Field(() => [ReasonModel])
  reasons!: ReasonModel[];

  @Field(() => Float, { description: 'Comparable within one answer only.' })
  score!: number;
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

  @Field(() => String, { nullable: true, description: 'The name of a province.' })
  label!: string | null;
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

  @Field(() => [UnderstoodConceptModel])
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

  @Field(() => Float, { description: 'Milliseconds that understanding and searching took.' })
  tookMs!: number;
}

export function toHitModel(found: FoundSupplier, organisation: OrganisationModel): SupplierHitModel {
  return Object.assign(new SupplierHitModel(), {
    organisation,
    score: found.score,
    matchedConcepts: found.matches.map(toMatchedConcept),
    highlights: found.highlights.map(toHighlight),
    reasons: found.reasons.map(toReason),
  });
}

export function toAnswerFields({ facets, chips, ...found }: FoundSuppliers) {
  return {
    facets: FACETS.flatMap((name) => (facets[name] ? [toFacet(name, facets[name])] : [])),
    readAs: found.text,
    understood: chips.map(toUnderstood),
    rest: found.rest,
    didYouMean: found.didYouMean,
    isRelaxed: found.isRelaxed,
    engine: found.engine,
    tookMs: found.tookMs,
  };
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
        label: name === 'province' ? (loadPlaces().province(value)?.name ?? null) : null,
      }),
    ),
  });
}

function toUnderstood({ conceptId, text, start, end }: Chip): UnderstoodConceptModel {
  return Object.assign(new UnderstoodConceptModel(), {
    concept: toConceptModel(conceptId),
    text,
    range: toRange({ start, end }),
  });
}
