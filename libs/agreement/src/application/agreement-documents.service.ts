import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { AccessDeniedError, type Subject, type Viewer, anyMember, anyOf, staff } from '#access';
import { Transactions, once } from '#database';
import { FilePurposes, claimFile } from '#files';
import { InvalidInputError } from '#kernel';
import { AgreementStatusError, DuplicateDocumentError } from '../domain/agreement.errors.js';
import { actorsOf } from '../domain/agreement-state.js';
import { AgreementDocument } from '../domain/agreement.entity.js';
import { addEvent } from './agreement-events.js';
import { AgreementSubjects } from './agreement.subjects.js';
import { announceAgreement, lockedAgreement, originOf, partyIdsOf } from './agreements.service.js';

export const AGREEMENT_DOCUMENT = 'agreement-document';

export interface DocumentToAdd {
  fileId: string;
  title: string;
  /** The same document is with another agreement, and that is right. */
  confirmDuplicate?: boolean | null;
  idempotencyKey?: string | null;
}

/** The papers of agreements. Files come by HTTP first, see FilesController; nothing is ever taken out. */
@Injectable()
export class AgreementDocumentsService implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly purposes: FilePurposes,
    private readonly subjects: AgreementSubjects,
  ) {}

  onModuleInit(): void {
    this.purposes.register({
      name: AGREEMENT_DOCUMENT,
      logsDownloads: true,
      uploads: anyOf(staff, anyMember),
      subjects: (fileIds) => this.subjectsOf(fileIds),
    });
  }

  /**
   * Adds a document, or under a title that is there already its next version. Gives its id.
   * @throws AccessDeniedError, AgreementStatusError, InvalidInputError when it is in this agreement already,
   *   DuplicateDocumentError when it is in another one and that isn't confirmed
   */
  async add(agreementId: string, input: DocumentToAdd, viewer: Viewer): Promise<string> {
    const title = input.title.trim();
    if (title === '') throw InvalidInputError.at('input.title', 'Say what it is.');
    return this.transactions.run((em) =>
      once(em, 'addAgreementDocument', { ...input, ...{ agreementId } } as DocumentToAdd, async () => {
        const agreement = await lockedAgreement(em, agreementId);
        const actors = actorsOf(viewer, originOf(agreement));
        if (actors.size === 0) throw new AccessDeniedError('people of the parties, staff', true);
        if (agreement.status === 'merged') throw new AgreementStatusError('revise', agreement.status, []);
        const { fileId, confirmDuplicate } = input;
        const file = await claimFile(em, {
          ...{ fileId, purpose: AGREEMENT_DOCUMENT, personId: viewer.personId, path: 'input.fileId' },
        });
        const { sha256 } = file;
        const own = await em.find(AgreementDocument, { agreement });
        const same = own.find((document) => document.sha256 === sha256);
        if (same) {
          throw InvalidInputError.at(
            'input.fileId',
            `This very document is here already: ${same.title}, version ${same.versionNumber}.`,
          );
        }
        const elsewhere = await em.find(AgreementDocument, { sha256 }, { populate: ['agreement'] });
        if (elsewhere.length > 0 && !confirmDuplicate)
          throw new DuplicateDocumentError(await this.visibleNumbers(elsewhere, viewer));
        const versions = own.filter((document) => document.title === title);
        const document = em.create(AgreementDocument, {
          ...{ agreement, file, title, sha256, addedById: viewer.personId },
          versionNumber: Math.max(0, ...versions.map(({ versionNumber }) => versionNumber)) + 1,
          isConfirmedDuplicate: elsewhere.length > 0,
        });
        await em.flush();
        addEvent(em, agreement, {
          ...{ action: 'document', from: agreement.status, viewer },
          organisationId: partyIdsOf(agreement).find((id) => viewer.organisationIds.has(id)) ?? null,
          note: `${title} (${document.versionNumber})`,
        });
        await announceAgreement(em, 'agreement.documented', agreement);
        return document.id;
      }),
    );
  }

  /** Nobody learns of others' agreements by handing in their paper. */
  private async visibleNumbers(elsewhere: readonly AgreementDocument[], viewer: Viewer): Promise<string[]> {
    const agreements = [...new Set(elsewhere.map(({ agreement }) => agreement.unwrap()))];
    const subjects = await this.subjects.agreements(agreements.map(({ id }) => id));
    return agreements
      .filter(({ id }) => {
        const subject = subjects.get(id);
        return (
          viewer.isStaff ||
          viewer.isAdmin ||
          subject?.organisationIds?.some((one) => viewer.organisationIds.has(one)) ||
          subject?.fairIds?.some((one) => viewer.organisedFairIds.has(one))
        );
      })
      .map(({ number }) => number)
      .sort();
  }

  private async subjectsOf(fileIds: readonly string[]): Promise<Map<string, Subject>> {
    const documents = await this.em.fork().find(AgreementDocument, { file: { $in: [...fileIds] } });
    const subjects = await this.subjects.agreements(documents.map(({ agreement }) => agreement.id));
    return new Map(
      documents.flatMap(({ file, agreement }) => {
        const subject = subjects.get(agreement.id);
        return subject ? [[file.id, subject] as const] : [];
      }),
    );
  }
}
