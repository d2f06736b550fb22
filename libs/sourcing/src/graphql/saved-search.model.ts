import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone, fromParent, personOf } from '#access';
import { StaleVersionModel, connectionOf, resultUnion } from '#graphql';
import type { SavedSearch, SavedSearchMatch } from '../domain/saved-search.entity.js';
import { RemovedModel, SearchTooWideModel, TooManyModel } from './shortlist.model.js';

const itsPerson = personOf(fromParent<{ personId: string }>(({ personId }) => ({ personId })));

@ObjectType('SavedSearch', { description: 'A search that a person comes back to.' })
@Allow(itsPerson)
export class SavedSearchModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => String)
  name!: string;

  @Field(() => String)
  query!: string;

  @Field(() => Boolean, { description: 'Whether the person is told of new matches.' })
  isWatched!: boolean;

  @Field(() => Boolean, {
    description: 'Of a watched one: it has come to find too many for new ones to be told of.',
  })
  isTooWide!: boolean;

  @Field(() => Int, { description: 'How many suppliers it found when it was asked last.' })
  total!: number;

  @Field(() => Date, { description: 'When it was asked last.' })
  checkedAt!: Date;

  @Field(() => Date)
  createdAt!: Date;

  /** For policies and field resolvers; not in the schema. */
  personId!: string;
  organisationId!: string | null;
  filter!: object;
}

@ObjectType('SavedSearchConnection')
@Allow(everyone)
export class SavedSearchConnection extends connectionOf(SavedSearchModel, 'SavedSearch') {}

export function toSavedSearchModel(search: SavedSearch): SavedSearchModel {
  const { id, version, name, text, isWatched, isTooWide, total, checkedAt, createdAt } = search;
  return Object.assign(new SavedSearchModel(), {
    ...{ id, version, name, query: text, isWatched, isTooWide, total, checkedAt, createdAt },
    personId: search.person.id,
    organisationId: search.organisation?.id ?? null,
    filter: search.filter,
  });
}

@ObjectType('SavedSearchMatch', { description: 'A supplier that meets a watched search.' })
@Allow(itsPerson)
export class SavedSearchMatchModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Boolean, { description: 'Found since the person last looked through the matches.' })
  isNew!: boolean;

  @Field(() => Date, { description: 'When it was found first.' })
  foundAt!: Date;

  /** For policies and field resolvers; not in the schema. */
  personId!: string;
  supplierId!: string;
}

@ObjectType('SavedSearchMatchConnection')
@Allow(everyone)
export class SavedSearchMatchConnection extends connectionOf(SavedSearchMatchModel, 'SavedSearchMatch') {}

/** What must be loaded of a match for its model. */
export const MATCH_PARTS = ['search'] as const;

export function toSavedSearchMatchModel(match: SavedSearchMatch): SavedSearchMatchModel {
  const { id, seenAt, createdAt, search, supplier } = match;
  return Object.assign(new SavedSearchMatchModel(), {
    ...{ id, isNew: seenAt === null, foundAt: createdAt, supplierId: supplier.id },
    personId: search.getEntity().person.id,
  });
}

export const SaveSearchResult = resultUnion('SaveSearchResult', [
  SavedSearchModel,
  TooManyModel,
  SearchTooWideModel,
]);
export const RenameSavedSearchResult = resultUnion('RenameSavedSearchResult', [
  SavedSearchModel,
  StaleVersionModel,
]);
export const WatchSavedSearchResult = resultUnion('WatchSavedSearchResult', [
  SavedSearchModel,
  StaleVersionModel,
  SearchTooWideModel,
]);
export const StopWatchingSavedSearchResult = resultUnion('StopWatchingSavedSearchResult', [
  SavedSearchModel,
  StaleVersionModel,
]);
export const RemoveSavedSearchResult = resultUnion('RemoveSavedSearchResult', [
  RemovedModel,
  StaleVersionModel,
]);
