import {
  BadRequestException,
  Body,
  Controller,
  Get,
  Ip,
  NotFoundException,
  Param,
  Post,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyReply } from 'fastify';
import { type GraphQLInputType, coerceInputValue } from 'graphql';
import { Readable } from 'node:stream';
import { type Viewer, anyOf, everyone, fromArgument, organizerOf, personOf, staff } from '#access';
import { AddressLimit, AllowHttp, HttpViewer, InputValidationPipe, takeOr429 } from '#graphql';
import { InvalidInputError, NotFoundError, isId } from '#kernel';
import { audienceOf, limitedTo } from '../application/report-audience.js';
import { ReportChangesService } from '../application/report-changes.service.js';
import { ReportFilesService } from '../application/report-files.service.js';
import { fileHashes } from '../domain/file-hashes.js';
import { FILE_FORMATS, type FileFormat } from '../domain/frozen-report.entity.js';
import type { ReportFilter } from '../domain/report.js';
import { REPORT_LANGUAGES, type ReportLanguage } from '../domain/spoken-figures.js';
import { reportReaders } from '../graphql/drill-down.model.js';
import { ProgrammeReportFilter } from '../graphql/report.inputs.js';

/** `filter` is a ProgrammeReportFilter of the GraphQL API as JSON, `lang` vi or en. */
interface FileQuery {
  readonly filter?: string;
  readonly lang?: string;
}

const TYPES: Readonly<Record<FileFormat, string>> = {
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
};

const readers = anyOf(
  staff,
  organizerOf(fromArgument('frozen report', 'id')),
  personOf(async (question) => question.subject('frozen report', String(question.args.id))),
);

/** Gives reports as files. */
@Controller('export/reports')
export class ReportFilesController {
  private readonly validation = new InputValidationPipe();
  /** Files of up to tens of megabytes, from anybody. */
  private readonly uploads = new AddressLimit(20, 60);

  constructor(
    private readonly files: ReportFilesService,
    private readonly changes: ReportChangesService,
    private readonly modules: ModuleRef,
  ) {}

  /** The report as it is now: `/export/reports/now.pdf`. */
  @Get('now.:format')
  @AllowHttp(reportReaders)
  async now(
    @Param('format') format: string,
    @Query() query: FileQuery,
    @HttpViewer() viewer: Viewer,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return orBadRequest(async () => {
      const filter = limitedTo<ReportFilter>(viewer, (await this.filterOf(query.filter)) ?? {});
      const of = { format: formatOf(format), language: languageOf(query.lang) };
      const file = await this.files.live(filter, { ...of, audience: audienceOf(viewer) });
      return sent(file, of.format, `report-${of.language}`, reply);
    });
  }

  /** A file of a frozen report, the same bytes every time. */
  @Get(':id/file.:format')
  @AllowHttp(readers)
  async frozen(
    @Param('id') id: string,
    @Param('format') format: string,
    @Query() query: FileQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return orBadRequest(async () => {
      if (!isId(id)) throw new NotFoundError('frozen report', id);
      const of = { format: formatOf(format), language: languageOf(query.lang) };
      const file = await this.files.frozen(id, of.format, of.language);
      reply.header('x-content-sha256', file.hash);
      return sent(Readable.from([file.content]), of.format, `report-${of.language}`, reply);
    });
  }

  /** Whose file it is, by its bytes. Nothing of it is kept. */
  @Post('verify')
  @AllowHttp(everyone)
  async verify(@Body() body: unknown, @Ip() address: string): Promise<object> {
    takeOr429(this.uploads, address);
    if (!Buffer.isBuffer(body) || body.length === 0)
      throw new BadRequestException('Send the file as application/octet-stream.');
    const { hash, carried } = fileHashes(body);
    const { verdict, report, file } = await this.changes.verify(hash);
    return {
      ...{ hash, verdict },
      number: report?.number ?? null,
      frozenAt: report?.createdAt ?? null,
      file: file ? `${file.format} ${file.language}` : null,
      carries: carried,
    };
  }

  private async filterOf(text: string | undefined): Promise<ProgrammeReportFilter | null> {
    if (!text) return null;
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      throw InvalidInputError.at('filter', 'This is not JSON.');
    }
    // Looked up now: background processes have no GraphQL schema, and answer no requests.
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false });
    const problems: { path: string[]; message: string }[] = [];
    const input = coerceInputValue(
      json,
      schema.getType('ProgrammeReportFilter') as GraphQLInputType,
      (path, _, { message }) => problems.push({ path: ['filter', ...path.map(String)], message }),
    );
    if (problems.length > 0) throw new InvalidInputError(problems);
    const metadata = { type: 'body', metatype: ProgrammeReportFilter, data: 'filter' } as const;
    return (await this.validation.transform(input, metadata)) as ProgrammeReportFilter;
  }
}

function sent(file: Readable, format: FileFormat, name: string, reply: FastifyReply): StreamableFile {
  reply.header('cache-control', 'no-store');
  return new StreamableFile(file, {
    type: TYPES[format],
    disposition: `attachment; filename="${name}.${format}"`,
  });
}

function formatOf(format: string): FileFormat {
  const known = FILE_FORMATS.find((one) => one === format);
  if (!known) throw new NotFoundException('There is pdf and xlsx.');
  return known;
}

function languageOf(value: unknown): ReportLanguage {
  const language = value ?? 'en';
  const known = REPORT_LANGUAGES.find((one) => one === language);
  if (!known) throw InvalidInputError.at('lang', 'must be vi or en');
  return known;
}

async function orBadRequest<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof InvalidInputError) {
      throw new BadRequestException({
        code: 'BAD_USER_INPUT',
        message: error.message,
        problems: error.problems,
      });
    }
    if (error instanceof NotFoundError) throw new NotFoundException(error.message);
    throw error;
  }
}
