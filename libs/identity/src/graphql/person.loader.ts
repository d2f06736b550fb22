import { loaderOf } from '#graphql';
import { Person } from '../domain/person.entity.js';
import { toPersonModel } from './person.model.js';

/** A person by their id, for every other type that shows one. */
export const personLoader = loaderOf(
  (ids, { em }) => em.find(Person, { id: { $in: [...ids] } }),
  (person) => person.id,
  toPersonModel,
);
