import {
  BadRequestException,
  Body,
  Controller,
  Headers,
  PayloadTooLargeException,
  Post,
} from '@nestjs/common';
import { type Viewer, anyOf, anyOrganizer, staff } from '#access';
import { AllowHttp, HttpViewer } from '#graphql';
import { SupplierImportsService } from '../application/supplier-imports.service.js';
import { UnreadableFileError } from '#spreadsheet';

export const LARGEST_FILE_BYTES = 50 * 1_048_576;

/**
 * Takes files, which are too large for GraphQL. The body is the file itself, as application/octet-stream: a type that
 * no form on another site can send.
 */
@Controller('import')
export class ImportController {
  constructor(private readonly imports: SupplierImportsService) {}

  @Post('suppliers')
  @AllowHttp(anyOf(staff, anyOrganizer))
  async upload(
    @Body() body: unknown,
    @Headers('x-file-name') fileName: string | undefined,
    @HttpViewer() viewer: Viewer,
  ): Promise<{ importId: string }> {
    if (!Buffer.isBuffer(body))
      throw new BadRequestException('Send the file itself as application/octet-stream.');
    if (body.length > LARGEST_FILE_BYTES) throw new PayloadTooLargeException('A file has at most 50 MB.');
    try {
      const name = decodeURIComponent(fileName ?? 'list.csv');
      return { importId: await this.imports.upload(viewer.personId!, name, body) };
    } catch (error) {
      if (error instanceof UnreadableFileError) {
        throw new BadRequestException({
          code: 'UNREADABLE_FILE',
          reason: error.reason,
          message: error.message,
        });
      }
      if (error instanceof URIError) throw new BadRequestException('x-file-name must be percent-encoded.');
      throw error;
    }
  }
}
