import type { Type } from '@nestjs/common';
import { Field, Int, InterfaceType, ObjectType, createUnionType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { StaleVersionError } from '#database';
import type { DomainError } from '#kernel';

@InterfaceType({ description: 'A refusal that the person asking can act on. `code` is stable.' })
export abstract class Refusal {
  @Field(() => String)
  code!: string;

  @Field(() => String, { description: 'One sentence, in English, for a person to read.' })
  message!: string;
}

@ObjectType('StaleVersionError', {
  implements: () => Refusal,
  description: 'Somebody else has changed the record since it was read.',
})
@Allow(everyone)
export class StaleVersionModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => Int)
  currentVersion!: number;
}

/** How one kind of domain error becomes a member of a result union. */
export interface RefusalMapping<Model> {
  readonly error: abstract new (...args: never[]) => DomainError;
  readonly model: Type<Model>;
}

type ModelOf<Mapping> = Mapping extends RefusalMapping<infer Model> ? Model : never;

/** Pairs a domain error with the model that shows its facts: the facts' names are the model's fields. */
export function refusal<Model>(
  error: abstract new (...args: never[]) => DomainError,
  model: Type<Model>,
): RefusalMapping<Model> {
  return { error, model };
}

export const STALE_VERSION = refusal(StaleVersionError, StaleVersionModel);

/** Runs `work`; an error that one of `mappings` knows becomes that member of the result union, others go on. */
export async function orRefusal<Result, Mappings extends RefusalMapping<unknown>[]>(
  work: () => Promise<Result>,
  ...mappings: Mappings
): Promise<Result | ModelOf<Mappings[number]>> {
  try {
    return await work();
  } catch (error) {
    for (const mapping of mappings) {
      if (error instanceof mapping.error) {
        const { code, message, facts } = error as DomainError;
        return Object.assign(new mapping.model() as object, { code, message, ...facts }) as ModelOf<
          Mappings[number]
        >;
      }
    }
    throw error;
  }
}

/** A union of a mutation's outcome and its refusals, told apart by class. */
export function resultUnion<const Types extends readonly Type<unknown>[]>(
  name: string,
  types: Types,
): InstanceType<Types[number]> {
  return createUnionType({
    name,
    types: () => types,
    resolveType: (value: object) => value.constructor as Type<unknown>,
  }) as InstanceType<Types[number]>;
}
