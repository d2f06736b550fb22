import { Body, Controller, Get, HttpCode, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { signedIn, staff } from '#access';
import {
  AllowHttp,
  fileBody,
  orHttpError,
  sendSheet,
  sheetFormat,
  textParameter,
  trialParameter,
} from '#graphql';
import { InvalidInputError } from '#kernel';
import { type ImportReport, RecognitionImport } from '../application/recognition-import.js';
import { RecognitionSheet } from '../application/recognition-sheet.js';
import { RECOGNITION_KINDS, type RecognitionKind } from '../domain/recognition.entity.js';

/** Lists of recognised products, in and out. */
@Controller()
export class RecognitionController {
  constructor(
    private readonly imports: RecognitionImport,
    private readonly sheet: RecognitionSheet,
  ) {}

  @Post('import/recognitions')
  @HttpCode(200)
  @AllowHttp(staff)
  import(
    @Body() body: unknown,
    @Query('kind') kind: unknown,
    @Query('trial') trial: unknown,
  ): Promise<ImportReport> {
    return orHttpError(async () =>
      this.imports.run(fileBody(body), { kind: kindOf(kind), isTrial: trialParameter(trial) }),
    );
  }

  @Get('export/recognitions')
  @AllowHttp(signedIn)
  export(
    @Query() query: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return orHttpError(async () => {
      const format = sheetFormat(query.format);
      const rows = await this.sheet.rows({ kind: kindOf(query.kind) }, textParameter(query.lang));
      return sendSheet(reply, { rows, format, name: 'recognitions' });
    });
  }
}

function kindOf(value: unknown): RecognitionKind {
  const kind = (textParameter(value) || RECOGNITION_KINDS[0]).toLowerCase().replaceAll('_', '-');
  if (!(RECOGNITION_KINDS as readonly string[]).includes(kind))
    throw InvalidInputError.at('kind', `is none of ${RECOGNITION_KINDS.join(', ')}`);
  return kind as RecognitionKind;
}
