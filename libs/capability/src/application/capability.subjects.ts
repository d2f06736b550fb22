import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, SubjectRegistry } from '#access';
import { Capability } from '../domain/capability.entity.js';
import { Certificate } from '../domain/certificate.entity.js';

/** A capability or certificate is whose its organisation is. */
@Injectable()
export class CapabilitySubjects implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register({
      kind: 'capability',
      load: async (ids) => this.ofOwners(await this.em.fork().find(Capability, { id: { $in: [...ids] } })),
    });
    this.subjects.register({
      kind: 'certificate',
      load: async (ids) => this.ofOwners(await this.em.fork().find(Certificate, { id: { $in: [...ids] } })),
    });
  }

  private async ofOwners(records: readonly (Capability | Certificate)[]): Promise<Map<string, Subject>> {
    const owners = new Set(records.map(({ organisation }) => organisation.id));
    const organisations = await this.subjects.load('organisation', [...owners]);
    return new Map(
      records.flatMap(({ id, organisation }) => {
        const subject = organisations.get(organisation.id);
        return subject ? [[id, subject] as const] : [];
      }),
    );
  }
}
