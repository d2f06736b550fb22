import { Controller, Get, Param, Query, Res, StreamableFile } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { anyOf, fromArgument, memberOf, staff } from '#access';
import { AllowHttp, orHttpError, textParameter } from '#graphql';
import { CertificatesService } from '../application/certificates.service.js';
import { CERTIFICATE_LANGUAGES } from '../domain/certificate-page.js';

/** Gives certificates of attendance as PDF. */
@Controller('export/certificates')
export class CertificateController {
  constructor(private readonly certificates: CertificatesService) {}

  /** `lang` is vi or en; for readers of other languages it is in English. */
  @Get(':participantId')
  @AllowHttp(anyOf(staff, memberOf(fromArgument('activity-participant', 'participantId'))))
  certificate(
    @Param('participantId') participantId: string,
    @Query('lang') lang: unknown,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StreamableFile> {
    const [tag] = textParameter(lang).split('-');
    const language = CERTIFICATE_LANGUAGES.find((one) => one === tag) ?? 'en';
    return orHttpError(async () => {
      const { stream, name } = await this.certificates.print(participantId, language);
      reply.header('cache-control', 'no-store');
      return new StreamableFile(stream, {
        type: 'application/pdf',
        disposition: `inline; filename="${name}"`,
      });
    });
  }
}
