import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { type CapacityUnit, CapacityUnitEnum, ConceptModel, toConceptModel } from '#capability';
import { LocalDate } from '#graphql';
import type { Drafted, NeedDraft, Source } from '../domain/draft/draft-need.js';
import type { Importance } from '../domain/need.entity.js';
import { ImportanceEnum, PriceBandModel, toPriceBandModel } from './need.model.js';

@ObjectType('TextSource', { description: 'Words of a text that something was taken from.' })
@Allow(everyone)
export class TextSourceModel {
  @Field(() => String)
  text!: string;

  @Field(() => Int, { description: 'Where it begins, in UTF-16 code units.' })
  start!: number;

  @Field(() => Int)
  end!: number;
}

@ObjectType('DraftedText')
@Allow(everyone)
export class DraftedTextModel {
  @Field(() => String)
  value!: string;

  @Field(() => [TextSourceModel])
  sources!: TextSourceModel[];
}

@ObjectType('DraftedNumber')
@Allow(everyone)
export class DraftedNumberModel {
  @Field(() => Int)
  value!: number;

  @Field(() => [TextSourceModel])
  sources!: TextSourceModel[];
}

@ObjectType('DraftedDay')
@Allow(everyone)
export class DraftedDayModel {
  @Field(() => LocalDate)
  value!: string;

  @Field(() => [TextSourceModel])
  sources!: TextSourceModel[];
}

@ObjectType('DraftedVolume', { description: 'A month; what the text gives a year is divided by twelve.' })
@Allow(everyone)
export class DraftedVolumeModel {
  @Field(() => Int)
  monthlyVolume!: number;

  @Field(() => CapacityUnitEnum)
  volumeUnit!: CapacityUnit;

  @Field(() => [TextSourceModel])
  sources!: TextSourceModel[];
}

@ObjectType('DraftedPrice')
@Allow(everyone)
export class DraftedPriceModel {
  @Field(() => PriceBandModel)
  value!: PriceBandModel;

  @Field(() => [TextSourceModel])
  sources!: TextSourceModel[];
}

@ObjectType('DraftedConcept')
@Allow(everyone)
export class DraftedConceptModel {
  @Field(() => ConceptModel)
  concept!: ConceptModel;

  @Field(() => ImportanceEnum, { nullable: true, description: 'null for what is not wanted.' })
  importance!: Importance | null;

  @Field(() => [TextSourceModel])
  sources!: TextSourceModel[];

  @Field(() => TextSourceModel, {
    nullable: true,
    description: 'The word that says how much it matters; null where it was guessed by what it is.',
  })
  importanceSource!: TextSourceModel | null;
}

@ObjectType('NeedDraft', {
  description:
    'A need as a text asks for it, each part with the words that it came from. What the text does not say is null or empty. Nothing is stored.',
})
@Allow(everyone)
export class NeedDraftModel {
  @Field(() => DraftedTextModel, { nullable: true })
  title!: DraftedTextModel | null;

  @Field(() => String, { description: 'The text without headers and without what speaks of prices.' })
  description!: string;

  @Field(() => [DraftedConceptModel])
  concepts!: DraftedConceptModel[];

  @Field(() => [DraftedConceptModel], { description: 'What the text says is not wanted.' })
  excluded!: DraftedConceptModel[];

  @Field(() => DraftedNumberModel, {
    nullable: true,
    description: 'The tightest that is named, ± in micrometres.',
  })
  toleranceUm!: DraftedNumberModel | null;

  @Field(() => DraftedNumberModel, {
    nullable: true,
    description: 'Where several sizes are named the smallest.',
  })
  partSizeMinMm!: DraftedNumberModel | null;

  @Field(() => DraftedNumberModel, { nullable: true })
  partSizeMm!: DraftedNumberModel | null;

  @Field(() => DraftedNumberModel, { nullable: true })
  leadTimeDays!: DraftedNumberModel | null;

  @Field(() => DraftedVolumeModel, { nullable: true })
  volume!: DraftedVolumeModel | null;

  @Field(() => DraftedPriceModel, { nullable: true })
  price!: DraftedPriceModel | null;

  @Field(() => [DraftedTextModel], { description: 'ISO 3166-1 alpha-2.' })
  countries!: DraftedTextModel[];

  @Field(() => DraftedDayModel, { nullable: true })
  deadline!: DraftedDayModel | null;

  @Field(() => [TextSourceModel], { description: 'Understood, but a need has no field for it.' })
  unused!: TextSourceModel[];
}

export function toNeedDraftModel(draft: NeedDraft): NeedDraftModel {
  return Object.assign(new NeedDraftModel(), {
    title: drafted(DraftedTextModel, draft.title),
    description: draft.description,
    concepts: draft.concepts.map(({ conceptId, importance, sources, importanceSource }) =>
      Object.assign(new DraftedConceptModel(), {
        ...{ concept: toConceptModel(conceptId), importance, sources: sourcesOf(sources) },
        importanceSource: importanceSource && sourcesOf([importanceSource])[0]!,
      }),
    ),
    excluded: draft.excluded.map(({ conceptId, sources }) =>
      Object.assign(new DraftedConceptModel(), {
        ...{ concept: toConceptModel(conceptId), importance: null, importanceSource: null },
        sources: sourcesOf(sources),
      }),
    ),
    toleranceUm: drafted(DraftedNumberModel, draft.toleranceUm),
    partSizeMinMm: drafted(DraftedNumberModel, draft.partSizeMinMm),
    partSizeMm: drafted(DraftedNumberModel, draft.partSizeMm),
    leadTimeDays: drafted(DraftedNumberModel, draft.leadTimeDays),
    volume:
      draft.volume &&
      Object.assign(new DraftedVolumeModel(), {
        ...draft.volume.value,
        sources: sourcesOf(draft.volume.sources),
      }),
    price:
      draft.price &&
      Object.assign(new DraftedPriceModel(), {
        value: toPriceBandModel(draft.price.value),
        sources: sourcesOf(draft.price.sources),
      }),
    countries: draft.countries.map((one) => drafted(DraftedTextModel, one)!),
    deadline: drafted(DraftedDayModel, draft.deadline),
    unused: sourcesOf(draft.unused),
  });
}

function drafted<M extends { value: string | number }>(
  Model: new () => M,
  from: Drafted<M['value']> | null,
): M | null {
  return from && Object.assign(new Model(), { value: from.value, sources: sourcesOf(from.sources) });
}

function sourcesOf(sources: readonly Source[]): TextSourceModel[] {
  return sources.map((source) => Object.assign(new TextSourceModel(), source));
}
