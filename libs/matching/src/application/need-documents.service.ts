import { LockMode } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, type Viewer, anyMember, anyOf, staff } from '#access';
import { Transactions, currentActor, found, once } from '#database';
import { Organisation } from '#directory';
import { FilePurposes, claimFile, releaseFile } from '#files';
import { Clock, InvalidInputError, NotFoundError } from '#kernel';
import { NeedAccess, NeedDocument } from '../domain/need-document.entity.js';
import { Need } from '../domain/need.entity.js';
import { NON_DISCLOSURE, type NdaLanguage } from '../domain/non-disclosure.js';
import { MatchingSubjects } from './matching.subjects.js';
import { NeedAccessLetters } from './need-access-letters.js';

export const NEED_DOCUMENT = 'need-document';
/** As many documents may a need have. */
export const MOST_DOCUMENTS = 20;

export interface NeedDocumentToAdd {
  needId: string;
  fileId: string;
  title: string;
  isUnderNda: boolean;
  idempotencyKey?: string | null;
}

export interface AcceptedTerms {
  needId: string;
  /** The supplier that is bound. */
  organisationId: string;
  /** Who accepts for it. */
  signedName: string;
  language: NdaLanguage;
  idempotencyKey?: string | null;
}

/**
 * Drawings and papers of needs. One under non-disclosure terms is read by the buyer, staff and each supplier that has
 * accepted the terms and whom the buyer has then allowed; every download is logged. Copies aren't watermarked.
 */
@Injectable()
export class NeedDocumentsService implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly purposes: FilePurposes,
    private readonly subjects: MatchingSubjects,
    private readonly letters: NeedAccessLetters,
    private readonly clock: Clock,
  ) {}

  onModuleInit(): void {
    this.purposes.register({
      name: NEED_DOCUMENT,
      logsDownloads: true,
      uploads: anyOf(staff, anyMember),
      subjects: (fileIds) => this.subjectsOf(fileIds),
    });
  }

  /** Gives its id. @throws NotFoundError, InvalidInputError naming the field */
  add(input: NeedDocumentToAdd, viewer: Viewer): Promise<string> {
    const title = input.title.trim();
    if (title === '') throw InvalidInputError.at('input.title', 'Say what it is.');
    return this.transactions.run((em) =>
      once(em, 'addNeedDocument', input, async () => {
        const need = found(await em.findOne(Need, { id: input.needId }), 'need', input.needId);
        if ((await em.count(NeedDocument, { need })) >= MOST_DOCUMENTS)
          throw InvalidInputError.at('input.needId', `A need has at most ${MOST_DOCUMENTS} documents.`);
        const { fileId, isUnderNda } = input;
        const file = await claimFile(em, {
          ...{ fileId, purpose: NEED_DOCUMENT, personId: viewer.personId, path: 'input.fileId' },
        });
        return em.create(NeedDocument, { need, file, title, isUnderNda, addedById: viewer.personId }).id;
      }),
    );
  }

  /** Takes a document away, its file with it; one that is gone already is no error. */
  remove(id: string): Promise<void> {
    return this.transactions.run(async (em) => {
      const document = await em.findOne(NeedDocument, { id });
      if (!document) return;
      await releaseFile(em, document.file.id, this.clock.nowDate());
      em.remove(document);
    });
  }

  /**
   * A supplier accepts the terms, which asks the buyer to let it see the documents. Asking again after a refusal changes
   * nothing. Gives the id. @throws NotFoundError when the supplier can't read the need, InvalidInputError
   */
  accept(input: AcceptedTerms, viewer: Viewer): Promise<string> {
    const signedName = input.signedName.trim();
    if (signedName === '') throw InvalidInputError.at('input.signedName', 'Say who accepts.');
    return this.transactions.run((em) =>
      once(em, 'acceptNeedTerms', input, async () => {
        const { needId, organisationId } = input;
        const audience = (await this.subjects.audiences([needId])).get(needId);
        const mayRead = audience?.isPublic || audience?.organisationIds?.includes(organisationId);
        const need = mayRead ? await em.findOne(Need, { id: needId }, { populate: ['buyer'] }) : null;
        if (!need) throw new NotFoundError('need', needId);
        const organisation = await em.findOne(Organisation, { id: organisationId, withdrawnAt: null });
        if (!organisation?.isSupplier || need.buyer.id === organisationId)
          throw InvalidInputError.at(
            'input.organisationId',
            'Only another organisation that supplies can accept.',
          );
        if (need.status !== 'open') throw InvalidInputError.at('input.needId', 'The need is closed.');
        const standing = await em.findOne(NeedAccess, { need, organisation });
        if (standing) return standing.id;
        const access = em.create(NeedAccess, {
          ...{ need, organisation, signedName, signedById: viewer.personId },
          terms: NON_DISCLOSURE[input.language],
        });
        await this.letters.tell(em, access, 'asked');
        return access.id;
      }),
    );
  }

  /** The buyer lets a supplier see the documents, or no longer; the supplier is told once. @throws NotFoundError */
  decide(id: string, isAllowed: boolean): Promise<void> {
    return this.transactions.run(async (em) => {
      const access = found(
        await em.findOne(NeedAccess, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
        'need access',
        id,
      );
      await em.populate(access, ['need.buyer', 'organisation']);
      const [before, status] = [access.status, isAllowed ? 'allowed' : 'refused'] as const;
      if (before === status) return;
      access.status = status;
      access.decidedAt = this.clock.nowDate();
      access.decidedById = currentActor().personId ?? null;
      await this.letters.tell(em, access, before === 'allowed' ? 'withdrawn' : status);
    });
  }

  private async subjectsOf(fileIds: readonly string[]): Promise<Map<string, Subject>> {
    const em = this.em.fork();
    const documents = await em.find(NeedDocument, { file: { $in: [...fileIds] } }, { populate: ['need'] });
    const needIds = [...new Set(documents.map(({ need }) => need.id))];
    const audiences = await this.subjects.audiences(needIds);
    const allowed = Map.groupBy(
      await em.find(NeedAccess, { need: { $in: needIds }, status: 'allowed' }),
      ({ need }) => need.id,
    );
    return new Map(
      documents.map(({ file, need, isUnderNda }): [string, Subject] => {
        if (!isUnderNda) return [file.id, audiences.get(need.id) ?? {}];
        const suppliers = (allowed.get(need.id) ?? []).map(({ organisation }) => organisation.id);
        return [file.id, { organisationIds: [need.getEntity().buyer.id, ...suppliers] }];
      }),
    );
  }
}
