import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SubjectRegistry } from '#access';
import { SupplyLink } from '../domain/supply-link.entity.js';

/** Tells policies between whom supply links are. */
@Injectable()
export class SupplyLinkSubjects implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register({
      kind: 'supply-link',
      load: async (ids) => {
        const links = await this.em.fork().find(SupplyLink, { id: { $in: [...ids] } });
        return new Map(
          links.map(({ id, supplier, customer }) => [id, { organisationIds: [supplier.id, customer.id] }]),
        );
      },
    });
  }
}
