import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import {
  Allow,
  type Policy,
  type SubjectSelector,
  anyOf,
  everyone,
  memberOf,
  ofParent,
  organizerOf,
  personOf,
  publicly,
  signedIn,
  staff,
} from '#access';
import { connectionOf } from '#graphql';
import type { FileDownload, StoredFile } from '../domain/stored-file.entity.js';

/** Who may read a file, and what is known of it. */
export function readersOf(file: SubjectSelector): Policy {
  return anyOf(staff, personOf(file), memberOf(file), organizerOf(file), publicly(file));
}

@ObjectType('StoredFile', {
  description:
    'A file that somebody handed in. Its bytes are at `url`, for the same people. To hand one in: POST it to /files/PURPOSE.',
})
@Allow(readersOf(ofParent('stored-file')))
export class StoredFileModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'As its owner called it.' })
  name!: string;

  @Field(() => String, { description: 'Found from its content, such as `application/pdf`.' })
  mediaType!: string;

  @Field(() => Int, { description: 'Bytes.' })
  size!: number;

  @Field(() => String, { description: 'SHA-256 of its content, in hexadecimal.' })
  sha256!: string;

  @Field(() => Date)
  uploadedAt!: Date;

  @Field(() => String, { description: 'Where its bytes are, from the root of this site.' })
  url!: string;

  /** For field resolvers; not in the schema. */
  uploadedById!: string | null;
}

export function toStoredFileModel(file: StoredFile): StoredFileModel {
  const { id, name, mediaType, size, sha256, createdAt } = file;
  return Object.assign(new StoredFileModel(), {
    ...{ id, name, mediaType, size, sha256 },
    uploadedAt: createdAt,
    url: `/files/${id}`,
    uploadedById: file.uploadedById ?? null,
  });
}

@ObjectType('FileDownload', { description: 'That somebody was given a file.' })
@Allow(signedIn)
export class FileDownloadModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  at!: Date;

  /** For field resolvers; not in the schema. */
  personId!: string | null;
}

@ObjectType('FileDownloadConnection')
@Allow(everyone)
export class FileDownloadConnection extends connectionOf(FileDownloadModel, 'FileDownload') {}

export function toFileDownloadModel({ id, createdAt, personId }: FileDownload): FileDownloadModel {
  return Object.assign(new FileDownloadModel(), { id, at: createdAt, personId: personId ?? null });
}
