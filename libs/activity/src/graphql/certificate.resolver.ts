import { Args, Context, Field, Int, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { AddressLimit, LocalDate, LocalizedText, type RequestContext, toLocalizedTexts } from '#graphql';
import { CertificatesService } from '../application/certificates.service.js';
import type { ActivityKind } from '../domain/activity.entity.js';
import { ActivityKindEnum } from './activity.model.js';

@ObjectType('AttendanceCertificate', {
  description: 'What a certificate of attendance proves, without the name of the person.',
})
@Allow(everyone)
export class AttendanceCertificateModel {
  @Field(() => String)
  number!: string;

  @Field(() => String, { description: 'The enterprise that sent the person.' })
  organisation!: string;

  @Field(() => ActivityKindEnum)
  kind!: ActivityKind;

  @Field(() => [LocalizedText])
  title!: LocalizedText[];

  @Field(() => LocalDate, { description: 'Of the first session.' })
  beginsOn!: string;

  @Field(() => LocalDate, { description: 'Of the last one.' })
  endsOn!: string;

  @Field(() => Int, { description: 'Sessions that the person came to.' })
  attended!: number;

  @Field(() => Int)
  sessions!: number;
}

@Resolver()
export class CertificateResolver {
  /** Numbers have 32 bits by chance: at this rate nobody guesses one. */
  private readonly checks = new AddressLimit(60, 60);

  constructor(private readonly certificates: CertificatesService) {}

  @Query(() => AttendanceCertificateModel, {
    nullable: true,
    description:
      'The certificate of attendance of a number, open to whoever holds one; null when there is none. At most 60 times a minute from one address.',
  })
  @Allow(everyone)
  async verifyCertificate(
    @Args('number', { type: () => String, description: 'As it stands on it: `CN-2026-0A1B2C3D`.' })
    number: string,
    @Context() { request }: RequestContext,
  ): Promise<AttendanceCertificateModel | null> {
    this.checks.take(request.ip);
    const certificate = await this.certificates.byNumber(number.slice(0, 40));
    if (!certificate) return null;
    const { organisation, kind, title, timeZone, attended, sessions } = certificate;
    const dayOf = (instant: Date) =>
      Temporal.Instant.fromEpochMilliseconds(instant.getTime())
        .toZonedDateTimeISO(timeZone)
        .toPlainDate()
        .toString();
    return Object.assign(new AttendanceCertificateModel(), {
      ...{ organisation, kind, attended, sessions },
      ...{ beginsOn: dayOf(certificate.begins), endsOn: dayOf(certificate.ends) },
      ...{ number: certificate.number, title: toLocalizedTexts(title) },
    });
  }
}
