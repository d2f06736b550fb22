import type { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { PUBLIC_URL } from '#identity';
import { NotFoundError } from '#kernel';
import { printDocument } from '#printing';
import { ActivityAttendance, ActivityParticipant, ActivitySession } from '../domain/activity.entity.js';
import {
  type AttendanceCertificate,
  CERTIFICATE_MARGIN,
  type CertificateLanguage,
  certificateBlocks,
} from '../domain/certificate-page.js';
import { requiredSessions } from '../domain/queue.js';

/** Prints what people get who came to enough of an activity. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly em: EntityManager,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /**
   * The certificate of a participant as a PDF. The same records make the same bytes.
   * @throws NotFoundError also for somebody who came to too little of it, and for what was cancelled
   */
  async print(
    participantId: string,
    language: CertificateLanguage,
  ): Promise<{ stream: Readable; name: string }> {
    const certificate = await this.certificateOf(participantId);
    const stream = printDocument(
      {
        ...{ title: `${certificate.number} ${certificate.person}`, language, landscape: true },
        ...{ margin: CERTIFICATE_MARGIN, createdAt: certificate.ends },
      },
      certificateBlocks(certificate, language, `${this.publicUrl}/certificates`),
    );
    return { stream, name: `${certificate.number}.pdf` };
  }

  /** The certificate of a number as it stands on paper, however it is typed; null for none, or one that doesn't hold any more. */
  async byNumber(number: string): Promise<AttendanceCertificate | null> {
    const wanted = number.trim().toUpperCase();
    const end = /^CN-\d{4}-([0-9A-F]{8})$/.exec(wanted)?.[1];
    if (!end) return null;
    const rows: { id: string }[] = await this.em
      .fork()
      .execute(`select id from activity_participant where right(id::text, 8) = ? order by id limit 5`, [
        end.toLowerCase(),
      ]);
    for (const { id } of rows) {
      try {
        const certificate = await this.certificateOf(id);
        if (certificate.number === wanted) return certificate;
      } catch (error) {
        if (!(error instanceof NotFoundError)) throw error;
      }
    }
    return null;
  }

  private async certificateOf(participantId: string): Promise<AttendanceCertificate> {
    const em = this.em.fork();
    const participant = await em.findOne(
      ActivityParticipant,
      { id: participantId },
      { populate: ['enrolment.activity', 'enrolment.organisation'] },
    );
    if (!participant) throw new NotFoundError('certificate', participantId);
    const enrolment = participant.enrolment.getEntity();
    const activity = enrolment.activity.getEntity();
    const sessions = await em.find(ActivitySession, { activity }, { orderBy: { startsAt: 'asc' } });
    const attended = await em.count(ActivityAttendance, { participant });
    const isCertified =
      enrolment.status === 'enrolled' &&
      activity.status !== 'cancelled' &&
      attended >= requiredSessions(sessions.length, activity.requiredAttendance);
    if (!isCertified) throw new NotFoundError('certificate', participantId);
    const { kind, title, place, timeZone } = activity;
    const ends = sessions.at(-1)!.endsAt;
    return {
      ...{ kind, title, place, timeZone, attended, ends, sessions: sessions.length },
      number: `CN-${ends.getUTCFullYear()}-${participant.id.slice(-8).toUpperCase()}`,
      person: participant.name,
      organisation: enrolment.organisation.getEntity().legalName,
      provider: activity.provider ?? null,
      begins: sessions[0]!.startsAt,
    };
  }
}
