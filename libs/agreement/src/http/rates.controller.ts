import {
  BadRequestException,
  Body,
  Controller,
  Headers,
  PayloadTooLargeException,
  Post,
  Query,
} from '@nestjs/common';
import { staff } from '#access';
import { AllowHttp } from '#graphql';
import {
  ImportRatesService,
  LARGEST_RATE_FILE_BYTES,
  type RatesImport,
} from '../application/import-rates.service.js';
import { UnreadableRatesError } from '../domain/rate-file.js';

/** Takes files of exchange rates. The body is the file itself, as application/octet-stream. */
@Controller('exchange-rates')
export class RatesController {
  constructor(private readonly imports: ImportRatesService) {}

  @Post('import')
  @AllowHttp(staff)
  async import(
    @Body() body: unknown,
    @Headers('x-file-name') fileName: string | undefined,
    @Query('replace') replace: string | undefined,
  ): Promise<RatesImport> {
    if (!Buffer.isBuffer(body))
      throw new BadRequestException('Send the file itself as application/octet-stream.');
    if (body.length > LARGEST_RATE_FILE_BYTES)
      throw new PayloadTooLargeException('A file has at most 16 MB.');
    try {
      return await this.imports.import(body, {
        fileName: decodeURIComponent(fileName ?? 'rates').slice(0, 200),
        replace: replace === 'true',
      });
    } catch (error) {
      if (error instanceof UnreadableRatesError)
        throw new BadRequestException({ code: 'UNREADABLE_RATES', message: error.message, line: error.line });
      if (error instanceof URIError) throw new BadRequestException('x-file-name must be percent-encoded.');
      throw error;
    }
  }
}
