import { Args, Context, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { Allow, fromArgument, staff } from '#access';
import { found } from '#database';
import { IdArg, PageArgs, type RequestContext, pageOf } from '#graphql';
import { PersonModel, personLoader } from '#identity';
import { FileDownload, StoredFile } from '../domain/stored-file.entity.js';
import {
  FileDownloadConnection,
  FileDownloadModel,
  StoredFileModel,
  readersOf,
  toFileDownloadModel,
  toStoredFileModel,
} from './stored-file.model.js';

@Resolver(() => StoredFileModel)
export class StoredFileResolver {
  @Query(() => StoredFileModel, { description: 'A file that was handed in, such as one just uploaded.' })
  @Allow(readersOf(fromArgument('stored-file', 'fileId')))
  async storedFile(
    @IdArg('fileId') fileId: string,
    @Context() { em }: RequestContext,
  ): Promise<StoredFileModel> {
    return toStoredFileModel(found(await em.findOne(StoredFile, { id: fileId }), 'file', fileId));
  }

  @Query(() => FileDownloadConnection, {
    description:
      'Who was given a file and when, the last first; empty for files whose downloads are not logged.',
  })
  @Allow(staff)
  fileDownloads(
    @IdArg('fileId') fileId: string,
    @Args() page: PageArgs,
    @Context() { em }: RequestContext,
  ): Promise<FileDownloadConnection> {
    return pageOf(em, FileDownload, {
      ...{ where: { fileId }, orderBy: { id: 'desc' as const }, page },
      toNode: toFileDownloadModel,
    });
  }

  @ResolveField(() => PersonModel, { nullable: true, description: 'null for what the product made itself.' })
  uploadedBy(
    @Parent() { uploadedById }: StoredFileModel,
    @Context() context: RequestContext,
  ): Promise<PersonModel | null> | null {
    return uploadedById ? context.load(personLoader, uploadedById) : null;
  }
}

@Resolver(() => FileDownloadModel)
export class FileDownloadResolver {
  @ResolveField(() => PersonModel, { nullable: true })
  person(
    @Parent() { personId }: FileDownloadModel,
    @Context() context: RequestContext,
  ): Promise<PersonModel | null> | null {
    return personId ? context.load(personLoader, personId) : null;
  }
}
