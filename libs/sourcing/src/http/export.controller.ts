import { Readable } from 'node:stream';
import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import type { FastifyReply } from 'fastify';
import { type GraphQLInputType, coerceInputValue } from 'graphql';
import { fromArgument, memberOf, signedIn } from '#access';
import { AllowHttp, InputValidationPipe, orHttpError, sheetFormat, textParameter } from '#graphql';
import { InvalidInputError, foldText } from '#kernel';
import { SupplierFilterInput, type SupplierSort, toFilter } from '#search';
import { SupplierExport } from '../application/supplier-export.js';
import { SHEET_TYPES, type SheetFormat, type SheetValue, csvOf, xlsxOf } from '#spreadsheet';

/** `filter` is a SupplierFilter of the GraphQL API as JSON, `sort` one of SupplierSort, `lang` a BCP 47 tag. */
interface ExportQuery {
  readonly q?: string;
  readonly filter?: string;
  readonly sort?: string;
  readonly format?: string;
  readonly lang?: string;
}

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
    return orHttpError(async () => {
      const rows = this.exports.search({
        text: textParameter(query.q),
        filter: toFilter(await this.filterOf(textParameter(query.filter))),
        sort: this.read<SupplierSort>('SupplierSort', textParameter(query.sort) || 'RELEVANCE', 'sort'),
        language: languageOf(query.lang),
      });
      return fileOf(rows, sheetFormat(query.format), 'suppliers', reply);
    });
  }

  @Get('shortlists/:shortlistId')
  @AllowHttp(memberOf(fromArgument('shortlist', 'shortlistId')))
  async shortlist(
    @Param('shortlistId') shortlistId: string,
    @Query() query: ExportQuery,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return orHttpError(async () => {
      const { name, rows } = await this.exports.shortlist(shortlistId, languageOf(query.lang));
      return fileOf(
        rows,
        sheetFormat(query.format),
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
  format: SheetFormat,
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
  return new StreamableFile(stream, { type: SHEET_TYPES[format], disposition });
}

function languageOf(value: unknown): string | undefined {
  return textParameter(value) || undefined;
}
