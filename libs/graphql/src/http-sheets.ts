import { Readable } from 'node:stream';
import {
  BadRequestException,
  NotFoundException,
  PayloadTooLargeException,
  StreamableFile,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { InvalidInputError, NotFoundError } from '#kernel';
import {
  SHEET_TYPES,
  type SheetFormat,
  type SheetValue,
  UnreadableFileError,
  csvOf,
  xlsxOf,
} from '#spreadsheet';

/** Lists that are taken in while whoever sent them waits. */
const LARGEST_SHEET_BYTES = 5 * 1_048_576;

/** Runs `work`; what whoever asks can put right is answered 400 or 404 with code, message and problems. */
export async function orHttpError<Result>(work: () => Promise<Result>): Promise<Result> {
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
    if (error instanceof UnreadableFileError) {
      throw new BadRequestException({
        code: 'UNREADABLE_FILE',
        reason: error.reason,
        message: error.message,
      });
    }
    if (error instanceof NotFoundError) throw new NotFoundException(error.message);
    throw error;
  }
}

/** The body of an upload: the file itself, as application/octet-stream, a type that no form on another site can send. */
export function fileBody(body: unknown): Buffer {
  if (!Buffer.isBuffer(body))
    throw new BadRequestException('Send the file itself as application/octet-stream.');
  if (body.length > LARGEST_SHEET_BYTES) throw new PayloadTooLargeException('A list has at most 5 MB.');
  return body;
}

/** A parameter of an address; one that comes twice arrives as a list, and is taken for none. */
export function textParameter(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** Whether an upload is only tried. */
export function trialParameter(value: unknown): boolean {
  return textParameter(value) === 'true';
}

/** @throws InvalidInputError */
export function sheetFormat(value: unknown): SheetFormat {
  const format = textParameter(value) || 'csv';
  if (!Object.hasOwn(SHEET_TYPES, format)) throw InvalidInputError.at('format', 'must be csv or xlsx');
  return format as SheetFormat;
}

/** A list as a file to be kept; the first row is the header. */
export async function sendSheet(
  reply: FastifyReply,
  { rows, format, name }: { rows: readonly (readonly SheetValue[])[]; format: SheetFormat; name: string },
): Promise<StreamableFile> {
  reply.header('cache-control', 'no-store');
  const stream = format === 'csv' ? Readable.from(csvOf(rows)) : Readable.from([await xlsxOf(rows)]);
  return new StreamableFile(stream, {
    type: SHEET_TYPES[format],
    disposition: `attachment; filename="${name}.${format}"`,
  });
}
