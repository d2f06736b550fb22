import { loaderOf } from '#graphql';
import { StoredFile } from '../domain/stored-file.entity.js';
import { toStoredFileModel } from './stored-file.model.js';

/** A stored file by its id, for every other type that shows one; the type guards itself. */
export const storedFileLoader = loaderOf(
  (ids, { em }) => em.find(StoredFile, { id: { $in: [...ids] } }),
  (file) => file.id,
  toStoredFileModel,
);
