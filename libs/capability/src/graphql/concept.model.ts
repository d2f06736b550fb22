import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { connectionOf, enumOf } from '#graphql';
import { CONCEPT_KINDS, type ConceptKind } from '#vocabulary';

export const ConceptKindEnum = enumOf('ConceptKind', CONCEPT_KINDS, {
  describe: {
    process: 'What is done: milling, die casting.',
    material: 'What it is done to.',
    product: 'What comes out of it.',
    equipment: 'What it is done with.',
    industry: 'Whom it is done for.',
    certificate: 'What an organisation can be certified for.',
  },
});

@ObjectType('Concept', { description: 'An entry of the controlled vocabulary, named in five languages.' })
@Allow(everyone)
export class ConceptModel {
  @Field(() => ID, { description: 'Stable, such as `process.cnc-milling`.' })
  id!: string;

  @Field(() => ConceptKindEnum)
  kind!: ConceptKind;
}

@ObjectType('ConceptName', { description: 'A further name of a concept, by which it is found too.' })
@Allow(everyone)
export class ConceptNameModel {
  @Field(() => String)
  text!: string;

  @Field(() => String, {
    nullable: true,
    description: 'BCP 47 tag; null when it is written alike in every language.',
  })
  language!: string | null;
}

@ObjectType('ConceptConnection')
@Allow(everyone)
export class ConceptConnection extends connectionOf(ConceptModel, 'Concept') {}

/** Of an id alone: names come through field resolvers. An id that has left the vocabulary shows as itself. */
export function toConceptModel(id: string): ConceptModel {
  return Object.assign(new ConceptModel(), { id, kind: id.split('.')[0] as ConceptKind });
}
