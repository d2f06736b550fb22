import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, lockInOrder, once } from '#database';
import { Organisation } from '#directory';
import { Vocabulary } from '#vocabulary';
import { type CertificateDetails, certificateProblems, refuseProblems } from '../domain/capability-rules.js';
import { LimitReachedError } from '../domain/capability.errors.js';
import { Certificate } from '../domain/certificate.entity.js';

export const MOST_CERTIFICATES = 100;

/** Writing of certificates. Every change announces `capability.changed` with the organisation. */
@Injectable()
export class CertificatesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly vocabulary: Vocabulary,
  ) {}

  /**
   * Gives the id of the new certificate.
   * @throws InvalidInputError, NotFoundError (organisation), LimitReachedError
   */
  add(
    input: CertificateDetails & { organisationId: string; idempotencyKey?: string | null },
  ): Promise<string> {
    refuseProblems(certificateProblems(input, this.vocabulary));
    const { organisationId } = input;
    return this.transactions.run((em) =>
      once(em, 'addCertificate', input, async () => {
        const organisation = found(
          await em.findOne(Organisation, { id: organisationId }),
          'organisation',
          organisationId,
        );
        await lockInOrder(em, [`certificates:${organisationId}`]);
        if ((await em.count(Certificate, { organisation: organisationId })) >= MOST_CERTIFICATES) {
          throw new LimitReachedError('certificates', MOST_CERTIFICATES);
        }
        const certificate = em.create(Certificate, { organisation, ...fieldsOf(input) });
        await announce(em, 'capability.changed', { organisationId });
        return certificate.id;
      }),
    );
  }

  /** Replaces what is entered. @throws InvalidInputError, NotFoundError, StaleVersionError */
  revise(id: string, version: number, details: CertificateDetails): Promise<void> {
    refuseProblems(certificateProblems(details, this.vocabulary));
    return this.transactions.run(async (em) => {
      const certificate = found(await em.findOne(Certificate, { id }), 'certificate', id);
      assertVersion(certificate, version);
      em.assign(certificate, fieldsOf(details));
      await announce(em, 'capability.changed', { organisationId: certificate.organisation.id });
    });
  }

  /** Deletes it; the audit log keeps what it said. @throws NotFoundError */
  remove(id: string): Promise<void> {
    return this.transactions.run(async (em) => {
      const certificate = found(await em.findOne(Certificate, { id }), 'certificate', id);
      em.remove(certificate);
      await announce(em, 'capability.changed', { organisationId: certificate.organisation.id });
    });
  }
}

function fieldsOf(details: CertificateDetails) {
  return {
    conceptId: details.conceptId,
    number: details.number?.trim() || null,
    issuer: details.issuer?.trim() || null,
    issuedOn: details.issuedOn ?? null,
    expiresOn: details.expiresOn ?? null,
    scope: details.scope?.trim() || null,
  };
}
