import { Readable } from 'node:stream';
import {
  BadRequestException,
  Controller,
  Get,
  NotFoundException,
  Param,
  Query,
  Res,
  StreamableFile,
} from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyReply } from 'fastify';
import { type GraphQLInputType, coerceInputValue } from 'graphql';
import writeXlsxFile from 'write-excel-file/node';
import { fromArgument, memberOf, signedIn } from '#access';
import { AllowHttp, InputValidationPipe } from '#graphql';
import { InvalidInputError, NotFoundError, foldText } from '#kernel';
import { SupplierFilterInput, type SupplierSort, toFilter } from '#search';
import { SupplierExport } from '../application/supplier-export.js';
import { BOM, type SheetValue, csvLine } from '../domain/csv.js';

/** `filter` is a SupplierFilter of the GraphQL API as JSON, `sort` one of SupplierSort, `lang` a BCP 47 tag. */
interface ExportQuery {
  readonly q?: string;
  readonly filter?: string;
  readonly sort?: string;
  readonly format?: string;
  readonly lang?: string;
}

const TYPES = {
  csv: 'text/csv; charset=utf-8',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
} as const;

/** Gives lists of suppliers as files to work with elsewhere. Nothing in them is more than the screens show. */
@Controller('export')
export class ExportController {
  private readonly validation = new InputValidationPipe();

  constructor(
    private readonly exports: SupplierExport,
    private readonly modules: ModuleRef,
  ) {}

  @Get('suppliers')
  @AllowHttp(signedIn)
  async suppliers(
    @Query() query: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return orBadRequest(async () => {
      const rows = this.exports.search({
        text: textOf(query.q),
        filter: toFilter(await this.filterOf(textOf(query.filter))),
        sort: this.read<SupplierSort>('SupplierSort', textOf(query.sort) || 'RELEVANCE', 'sort'),
        language: languageOf(query.lang),
      });
      return fileOf(rows, formatOf(query.format), 'suppliers', reply);
    });
  }

  @Get('shortlists/:shortlistId')
  @AllowHttp(memberOf(fromArgument('shortlist', 'shortlistId')))
  async shortlist(
    @Param('shortlistId') shortlistId: string,
    @Query() query: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return orBadRequest(async () => {
      const { name, rows } = await this.exports.shortlist(shortlistId, languageOf(query.lang));
      return fileOf(
        rows,
        formatOf(query.format),
        foldText(name).replaceAll(/[^a-z0-9]+/g, '-') || 'shortlist',
        reply,
      );
    });
  }

  private async filterOf(text: string): Promise<SupplierFilterInput | null> {
    if (text === '') return null;
    let json: unknown;
    try {
      json = JSON.parse(text);
    } catch {
      throw InvalidInputError.at('filter', 'This is not JSON.');
    }
    const input = this.read<object | null>('SupplierFilter', json, 'filter');
    const metadata = { type: 'body', metatype: SupplierFilterInput, data: 'filter' } as const;
    return (await this.validation.transform(input, metadata)) as SupplierFilterInput | null;
  }

  /** Reads a value as the GraphQL API would, so that both take the same. */
  private read<Value>(typeName: string, value: unknown, field: string): Value {
    // Looked up now: background processes have no GraphQL schema, and answer no requests.
    const { schema } = this.modules.get(GraphQLSchemaHost, { strict: false });
    const problems: { path: string[]; message: string }[] = [];
    const read = coerceInputValue(
      value,
      schema.getType(typeName) as GraphQLInputType,
      (path, _, { message }) => problems.push({ path: [field, ...path.map(String)], message }),
    );
    if (problems.length > 0) throw new InvalidInputError(problems);
    return read as Value;
  }
}

/** The first row is made before anything is sent, so that a wrong filter is an answer and no broken file. */
async function fileOf(
  rows: AsyncGenerator<SheetValue[]>,
  format: keyof typeof TYPES,
  name: string,
  reply: FastifyReply,
): Promise<StreamableFile> {
  const headers = (await rows.next()).value as SheetValue[];
  const first = await rows.next();
  const all = (async function* () {
    yield headers;
    if (!first.done) yield first.value;
    yield* rows;
  })();
  reply.header('cache-control', 'no-store');
  const disposition = `attachment; filename="${name}.${format}"`;
  const stream = format === 'csv' ? Readable.from(csvOf(all)) : Readable.from([await xlsxOf(all)]);
  return new StreamableFile(stream, { type: TYPES[format], disposition });
}

async function* csvOf(rows: AsyncIterable<SheetValue[]>): AsyncGenerator<string> {
  yield BOM;
  for await (const row of rows) yield csvLine(row);
}

/** The format is one archive: it is made whole, of MOST_EXPORTED rows at most. Texts are texts there, never formulas. */
async function xlsxOf(rows: AsyncIterable<SheetValue[]>): Promise<Buffer> {
  const all: SheetValue[][] = [];
  for await (const row of rows) all.push(row);
  const [headers, ...data] = all;
  const bold = headers!.map((value) => ({ value: String(value), type: String, fontWeight: 'bold' as const }));
  return writeXlsxFile([bold, ...data], {
    columns: headers!.map((value) => ({ width: Math.max(14, String(value).length + 2) })),
    stickyRowsCount: 1,
  }).toBuffer();
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

/** A parameter that comes twice arrives as a list. */
function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function languageOf(value: unknown): string | undefined {
  return textOf(value) || undefined;
}

function formatOf(value: unknown): keyof typeof TYPES {
  const format = textOf(value) || 'csv';
  if (!Object.hasOwn(TYPES, format)) throw InvalidInputError.at('format', 'must be csv or xlsx');
  return format as keyof typeof TYPES;
}
