import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, anyOf, anyOrganizer, everyone, staff } from '#access';
import { ConceptModel, toConceptModel } from '#capability';
import {
  LocalizedText,
  Refusal,
  StaleVersionModel,
  connectionOf,
  enumOf,
  refusal,
  resultUnion,
  toLocalizedTexts,
} from '#graphql';
import type { ConceptUse } from '../application/concept-uses.js';
import type { AddedName, LocalConcept } from '../domain/local-term.entities.js';
import { ConceptInUseError, NameTakenError } from '../domain/terminology.errors.js';
import { TERM_STATES, type TermState, type UncoveredTerm } from '../domain/uncovered-term.entity.js';

/** Those who keep the vocabulary of an installation. */
export const keepers = anyOf(staff, anyOrganizer);

@ObjectType('LocalConcept', { description: 'The record of a concept that organisers have added.' })
@Allow(keepers)
export class LocalConceptModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int)
  version!: number;

  @Field(() => ConceptModel, { description: 'As records refer to it.' })
  concept!: ConceptModel;

  @Field(() => [LocalizedText], { description: 'The names that were given, not those shown in their place.' })
  names!: LocalizedText[];

  @Field(() => [ConceptModel], { description: 'Directly above it.' })
  broader!: ConceptModel[];

  @Field(() => [LocalizedText])
  definition!: LocalizedText[];

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Since when it is out of use.' })
  withdrawnAt!: Date | null;
}

@ObjectType('AddedConceptName', { description: 'A further name that organisers have given a concept.' })
@Allow(keepers)
export class AddedNameModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ConceptModel)
  concept!: ConceptModel;

  @Field(() => String, { nullable: true, description: 'null when it is written alike in every language.' })
  language!: string | null;

  @Field(() => String)
  text!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date, { nullable: true, description: 'Since when it is out of use.' })
  withdrawnAt!: Date | null;
}

@ObjectType('ConceptUse', { description: 'Records of one kind that refer to a concept.' })
@Allow(keepers)
export class ConceptUseModel {
  @Field(() => String, { description: 'capabilities, certificates, needs, agreements …' })
  what!: string;

  @Field(() => Int)
  count!: number;
}

const TermStateEnum = enumOf('UncoveredTermState', TERM_STATES, {
  describe: {
    open: 'Nobody has decided about it yet.',
    dismissed: 'It is to stay a word like others.',
    covered: 'It names a concept now.',
  },
});
export { TermStateEnum };

@ObjectType('TermExample', {
  description: 'Words around a term that are public, or whose every other part was understood.',
})
@Allow(keepers)
export class TermExampleModel {
  @Field(() => String)
  text!: string;

  @Field(() => ID, { nullable: true, description: 'The supplier who writes so; null for a query.' })
  organisationId!: string | null;
}

@ObjectType('UncoveredTerm', {
  description: 'Words of queries and of capabilities that no concept covers. Nothing says who used them.',
})
@Allow(keepers)
export class UncoveredTermModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'As it was written first.' })
  text!: string;

  @Field(() => String, { description: 'Guessed by script and diacritics: vi, en, ja, ko or zh.' })
  language!: string;

  @Field(() => Int, {
    description: 'How often it was asked for; who asks again on the same day isn’t counted.',
  })
  queries!: number;

  @Field(() => Int, { description: 'How many suppliers write it of their capabilities.' })
  suppliers!: number;

  @Field(() => [TermExampleModel])
  examples!: TermExampleModel[];

  @Field(() => TermStateEnum)
  state!: TermState;

  @Field(() => ConceptModel, { nullable: true, description: 'Of a covered one.' })
  concept!: ConceptModel | null;
}

@ObjectType('LocalConceptConnection')
@Allow(keepers)
export class LocalConceptConnection extends connectionOf(LocalConceptModel, 'LocalConcept') {}

@ObjectType('AddedConceptNameConnection')
@Allow(keepers)
export class AddedNameConnection extends connectionOf(AddedNameModel, 'AddedConceptName') {}

@ObjectType('UncoveredTermConnection')
@Allow(keepers)
export class UncoveredTermConnection extends connectionOf(UncoveredTermModel, 'UncoveredTerm') {}

@ObjectType('NameTakenError', {
  implements: () => Refusal,
  description: 'Another concept is called so already.',
})
@Allow(everyone)
export class NameTakenModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID)
  conceptId!: string;
}

@ObjectType('ConceptInUseError', {
  implements: () => Refusal,
  description:
    'Records refer to the concept. Asked again with `evenIfUsed` it is taken out of use all the same.',
})
@Allow(everyone)
export class ConceptInUseModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => [ConceptUseModel])
  uses!: readonly ConceptUse[];
}

export const NAME_TAKEN = refusal(NameTakenError, NameTakenModel);
export const CONCEPT_IN_USE = refusal(ConceptInUseError, ConceptInUseModel);

export const AddConceptResult = resultUnion('AddConceptResult', [LocalConceptModel, NameTakenModel]);
export const ReviseConceptResult = resultUnion('ReviseConceptResult', [
  LocalConceptModel,
  NameTakenModel,
  StaleVersionModel,
]);
export const WithdrawConceptResult = resultUnion('WithdrawConceptResult', [
  LocalConceptModel,
  ConceptInUseModel,
  StaleVersionModel,
]);
export const RestoreConceptResult = resultUnion('RestoreConceptResult', [
  LocalConceptModel,
  NameTakenModel,
  StaleVersionModel,
]);
export const AddConceptNameResult = resultUnion('AddConceptNameResult', [AddedNameModel, NameTakenModel]);
export const RestoreConceptNameResult = resultUnion('RestoreConceptNameResult', [
  AddedNameModel,
  NameTakenModel,
]);

export function toLocalConceptModel(row: LocalConcept): LocalConceptModel {
  const { id, version, createdAt, withdrawnAt } = row;
  return Object.assign(new LocalConceptModel(), {
    ...{ id, version, createdAt, withdrawnAt: withdrawnAt ?? null },
    concept: toConceptModel(row.conceptId),
    names: toLocalizedTexts(row.names),
    broader: row.broader.map(toConceptModel),
    definition: toLocalizedTexts(row.definition),
  });
}

export function toAddedNameModel({ id, conceptId, language, text, createdAt, withdrawnAt }: AddedName) {
  return Object.assign(new AddedNameModel(), {
    ...{ id, text, createdAt, language: language ?? null, withdrawnAt: withdrawnAt ?? null },
    concept: toConceptModel(conceptId),
  });
}

export function toUncoveredTermModel(row: UncoveredTerm): UncoveredTermModel {
  const { id, text, language, queries, suppliers, state, conceptId, examples } = row;
  return Object.assign(new UncoveredTermModel(), {
    ...{ id, text, language, queries, suppliers, state },
    examples: examples.map((example) => Object.assign(new TermExampleModel(), example)),
    concept: conceptId ? toConceptModel(conceptId) : null,
  });
}
