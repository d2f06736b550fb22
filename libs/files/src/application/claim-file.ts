import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError } from '#kernel';
import { StoredFile } from '../domain/stored-file.entity.js';

/**
 * Makes an uploaded file part of a record, in the caller's transaction: from then on it is kept, and read by whom its
 * purpose says. Only whoever uploaded it (`personId`; null for the product itself) can do so, once, for the purpose
 * for which it was uploaded. `path` names the field of the input that a refusal is about.
 * @throws InvalidInputError
 */
export async function claimFile(
  em: EntityManager,
  {
    fileId,
    purpose,
    personId,
    path,
  }: { fileId: string; purpose: string; personId: string | null; path: string },
): Promise<StoredFile> {
  const file = await em.findOne(StoredFile, { id: fileId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  // One answer for every way of not fitting, so that nobody learns of others' files by asking.
  if (!file || file.purpose !== purpose || (file.uploadedById ?? null) !== personId || !file.storedAt)
    throw InvalidInputError.at(path, 'There is no such file of yours. Upload it again.');
  if (!file.keepUntil) throw InvalidInputError.at(path, 'This file is in use already.');
  file.keepUntil = null;
  return file;
}

/** Gives a file up, in the caller's transaction: nobody but its uploader reads it any more, and it is removed at `now`. */
export async function releaseFile(em: EntityManager, fileId: string, now: Date): Promise<void> {
  const file = await em.findOne(StoredFile, { id: fileId });
  if (file) file.keepUntil = now;
}
