import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone, fromParent, memberOf } from '#access';
import { Refusal, StaleVersionModel, connectionOf, refusal, resultUnion } from '#graphql';
import type { Shortlist, ShortlistEntry } from '../domain/shortlist.entity.js';
import { SearchTooWideError, TooManyError } from '../domain/sourcing.errors.js';

/** Members of the organisation that keeps the list; no staff, no organiser, and no supplier ever. */
const keepers = memberOf(
  fromParent<{ organisationId: string }>(({ organisationId }) => ({ organisationIds: [organisationId] })),
);

@ObjectType('Shortlist', {
  description: 'Suppliers that an organisation has taken into closer choice. Suppliers never learn of it.',
})
@Allow(keepers)
export class ShortlistModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => String)
  name!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => ID)
  organisationId!: string;
}

@ObjectType('ShortlistConnection')
@Allow(everyone)
export class ShortlistConnection extends connectionOf(ShortlistModel, 'Shortlist') {}

export function toShortlistModel({ id, version, name, createdAt, organisation }: Shortlist): ShortlistModel {
  return Object.assign(new ShortlistModel(), {
    id,
    version,
    name,
    createdAt,
    organisationId: organisation.id,
  });
}

@ObjectType('ShortlistEntry', { description: 'A supplier on a shortlist.' })
@Allow(keepers)
export class ShortlistEntryModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => ID)
  shortlistId!: string;

  @Field(() => ID)
  supplierId!: string;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => String, { description: 'The name of the person who put it on the list.' })
  addedByName!: string;

  @Field(() => Date)
  addedAt!: Date;

  /** For the policy; not in the schema. */
  organisationId!: string;
}

@ObjectType('ShortlistEntryConnection')
@Allow(everyone)
export class ShortlistEntryConnection extends connectionOf(ShortlistEntryModel, 'ShortlistEntry') {}

/** What must be loaded of an entry for its model. */
export const ENTRY_PARTS = ['shortlist', 'addedBy'] as const;

export function toShortlistEntryModel(entry: ShortlistEntry): ShortlistEntryModel {
  const { id, version, shortlist, supplier, note, addedBy, createdAt } = entry;
  return Object.assign(new ShortlistEntryModel(), {
    ...{ id, version, shortlistId: shortlist.id, supplierId: supplier.id, note: note ?? null },
    addedByName: addedBy.getEntity().name,
    addedAt: createdAt,
    organisationId: shortlist.getEntity().organisation.id,
  });
}

@ObjectType('TooManyError', { implements: () => Refusal, description: 'As many as one can have.' })
@Allow(everyone)
export class TooManyModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => Int)
  limit!: number;
}

@ObjectType('SearchTooWideError', {
  implements: () => Refusal,
  description: 'A search finds so many suppliers that a new one among them would tell nothing.',
})
@Allow(everyone)
export class SearchTooWideModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => Int)
  found!: number;

  @Field(() => Int, { description: 'How many it may find to be watched.' })
  limit!: number;
}

export const TOO_MANY = refusal(TooManyError, TooManyModel);
export const SEARCH_TOO_WIDE = refusal(SearchTooWideError, SearchTooWideModel);

@ObjectType('Removed', { description: 'What was asked to be removed is gone.' })
@Allow(everyone)
export class RemovedModel {
  @Field(() => ID)
  id!: string;
}

export function removed(id: string): RemovedModel {
  return Object.assign(new RemovedModel(), { id });
}

export const CreateShortlistResult = resultUnion('CreateShortlistResult', [ShortlistModel, TooManyModel]);
export const RenameShortlistResult = resultUnion('RenameShortlistResult', [
  ShortlistModel,
  StaleVersionModel,
]);
export const RemoveShortlistResult = resultUnion('RemoveShortlistResult', [RemovedModel, StaleVersionModel]);
export const AddToShortlistResult = resultUnion('AddToShortlistResult', [ShortlistModel, TooManyModel]);
export const AnnotateShortlistEntryResult = resultUnion('AnnotateShortlistEntryResult', [
  ShortlistEntryModel,
  StaleVersionModel,
]);
export const RemoveFromShortlistResult = resultUnion('RemoveFromShortlistResult', [
  ShortlistModel,
  StaleVersionModel,
]);
