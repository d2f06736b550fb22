import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Viewer, type ViewerFacts, ViewerFactsRegistry } from '#access';
import { Membership } from '../domain/organisation.entity.js';

/** Tells policies for which organisations a person speaks. */
@Injectable()
export class MembershipFacts implements ViewerFacts, OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly viewers: ViewerFactsRegistry,
  ) {}

  onModuleInit(): void {
    this.viewers.register(this);
  }

  async factsOf(personId: string): Promise<Pick<Viewer, 'organisationIds'>> {
    // Also of organisations that are withdrawn: whoever took theirs out of the directory can put it back.
    const memberships = await this.em.fork().find(Membership, { person: personId });
    return { organisationIds: new Set(memberships.map((membership) => membership.organisation.id)) };
  }
}
