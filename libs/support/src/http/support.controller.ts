import { Body, Controller, Get, HttpCode, Post, Query, Res, type StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { staff } from '#access';
import {
  AllowHttp,
  fileBody,
  orHttpError,
  sendSheet,
  sheetFormat,
  textParameter,
  trialParameter,
} from '#graphql';
import { PaymentImport, type PaymentImportReport } from '../application/payment-import.js';
import { PaymentSheet } from '../application/payment-sheet.js';

/** Lists of support payments, in and out. */
@Controller()
export class SupportController {
  constructor(
    private readonly imports: PaymentImport,
    private readonly sheet: PaymentSheet,
  ) {}

  @Post('import/support-payments')
  @HttpCode(200)
  @AllowHttp(staff)
  import(@Body() body: unknown, @Query('trial') trial: unknown): Promise<PaymentImportReport> {
    return orHttpError(async () => this.imports.run(fileBody(body), { isTrial: trialParameter(trial) }));
  }

  @Get('export/support-payments')
  @AllowHttp(staff)
  export(
    @Query() query: Record<string, unknown>,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    return orHttpError(async () => {
      const format = sheetFormat(query.format);
      const year = Number(textParameter(query.year)) || null;
      const rows = await this.sheet.rows({ year }, textParameter(query.lang));
      return sendSheet(reply, { rows, format, name: 'support-payments' });
    });
  }
}
