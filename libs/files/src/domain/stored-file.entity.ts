import { defineEntity, p } from '@mikro-orm/core';
import { recordProperties } from '#database';
import { MEDIA_TYPES } from './media-type.js';

const StoredFileSchema = defineEntity({
  name: 'StoredFile',
  properties: {
    ...recordProperties,
    /** As its owner called it; the store knows it by its id alone. */
    name: p.text(),
    /** Found from the content. */
    mediaType: p.enum(MEDIA_TYPES),
    /** Bytes. */
    size: p.integer(),
    /** Of the content, in hexadecimal: the same document twice has the same. */
    sha256: p.character().length(64).index(),
    /** What it is for: the name of a FilePurpose. */
    purpose: p.text(),
    /** null when the product itself made it. */
    uploadedById: p.uuid().nullable().index(),
    /** When the store had all of it; null while it is on its way there. */
    storedAt: p.datetime().nullable(),
    /** From then on it may be removed; null as long as a record holds it. */
    keepUntil: p.datetime().nullable().index(),
  },
});

/** A file that somebody handed in, and where it belongs. Its bytes are in the FileStore, under its id. */
export class StoredFile extends StoredFileSchema.class {}
StoredFileSchema.setClass(StoredFile);

const FileDownloadSchema = defineEntity({
  name: 'FileDownload',
  properties: {
    ...recordProperties,
    /** No reference: the line stays when the file is gone. */
    fileId: p.uuid().index(),
    fileName: p.text(),
    purpose: p.text(),
    personId: p.uuid().nullable().index(),
    requestId: p.text().nullable(),
  },
});

/** Somebody was given a file of a purpose whose downloads are logged: who and when. */
export class FileDownload extends FileDownloadSchema.class {}
FileDownloadSchema.setClass(FileDownload);
