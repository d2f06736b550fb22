import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, SubjectRegistry } from '#access';
import { Agreement } from '../domain/agreement.entity.js';

/** Tells policies whose agreements are: their parties', and the organisers' of the fair at which they were signed. */
@Injectable()
export class AgreementSubjects implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register({ kind: 'agreement', load: (ids) => this.agreements(ids) });
  }

  /** A draft is its author's side alone, and staff's: nobody has been told of it yet. */
  async agreements(ids: readonly string[]): Promise<Map<string, Subject>> {
    const agreements = await this.em.fork().find(
      Agreement,
      { id: { $in: [...ids] } },
      {
        populate: ['parties'],
        fields: ['fair', 'status', 'reportedByOrganisation', 'parties.organisation'],
      },
    );
    return new Map(
      agreements.map(({ id, fair, status, reportedByOrganisation, parties }) => [
        id,
        status === 'drafted'
          ? { organisationIds: reportedByOrganisation ? [reportedByOrganisation.id] : [], fairIds: [] }
          : {
              organisationIds: parties.getItems().map(({ organisation }) => organisation.id),
              fairIds: fair ? [fair.id] : [],
            },
      ]),
    );
  }
}
