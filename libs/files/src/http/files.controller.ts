import { Readable } from 'node:stream';
import {
  BadRequestException,
  Body,
  Controller,
  ForbiddenException,
  Get,
  Headers,
  HttpException,
  NotFoundException,
  Param,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { AccessDeniedError, type Viewer, fromArgument, signedIn } from '#access';
import { AllowHttp, HttpViewer } from '#graphql';
import { DomainError, NotFoundError } from '#kernel';
import { FilesService } from '../application/files.service.js';
import { contentDisposition } from '../domain/file-name.js';
import { readersOf } from '../graphql/stored-file.model.js';

const STATUS: Record<string, number> = {
  FILE_TOO_LARGE: 413,
  FILE_TYPE: 415,
  UNREADABLE_FILE: 422,
  FILE_INFECTED: 422,
  TOO_MANY_UPLOADS: 429,
  SCANNER_AWAY: 503,
};

/**
 * Takes and gives the bytes of files. An upload's body is the file itself, under its own type or as
 * application/octet-stream: types that no form on another site can send.
 */
@Controller('files')
export class FilesController {
  constructor(private readonly files: FilesService) {}

  @Post(':purpose')
  @AllowHttp(signedIn)
  async upload(
    @Param('purpose') purpose: string,
    @Body() body: unknown,
    @Headers('x-file-name') name: string | undefined,
    @HttpViewer() viewer: Viewer,
  ): Promise<{ fileId: string }> {
    const content = body instanceof Readable ? body : Buffer.isBuffer(body) ? Readable.from([body]) : null;
    if (!content) {
      throw new BadRequestException(
        'Send the file itself, as application/pdf, image/png, image/jpeg, image/webp or application/octet-stream.',
      );
    }
    try {
      return {
        fileId: await this.files.upload(viewer, purpose, decodeURIComponent(name ?? 'file'), content),
      };
    } catch (error) {
      if (error instanceof URIError) throw new BadRequestException('x-file-name must be percent-encoded.');
      if (error instanceof AccessDeniedError) throw new ForbiddenException(error.message);
      throw asHttp(error);
    }
  }

  /** `inline` lets a browser show it instead of saving it. */
  @Get(':fileId')
  @AllowHttp(readersOf(fromArgument('stored-file', 'fileId')))
  async download(
    @Param('fileId') fileId: string,
    @HttpViewer() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
    @Query('inline') inline?: string,
  ): Promise<StreamableFile> {
    try {
      const { file, content } = await this.files.download(fileId, viewer);
      reply.header('cache-control', 'private, no-store');
      reply.header('x-content-type-options', 'nosniff');
      // Whatever a file contains, it may do nothing in the name of this site.
      reply.header('content-security-policy', "default-src 'none'; sandbox");
      return new StreamableFile(content, {
        type: file.mediaType,
        length: file.size,
        disposition: contentDisposition(inline === undefined ? 'attachment' : 'inline', file.name),
      });
    } catch (error) {
      throw asHttp(error);
    }
  }
}

function asHttp(error: unknown): unknown {
  if (error instanceof NotFoundError) return new NotFoundException(error.message);
  if (!(error instanceof DomainError) || !STATUS[error.code]) return error;
  const { code, message, facts } = error;
  return new HttpException({ code, message, ...facts }, STATUS[code]!);
}
