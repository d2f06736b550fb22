import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Viewer, type ViewerFacts, ViewerFactsRegistry } from '#access';

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
    const rows = await this.em
      .fork()
      .execute<{ id: string }[]>('select organisation_id as id from membership where person_id = ?', [
        personId,
      ]);
    return { organisationIds: new Set(rows.map(({ id }) => id)) };
  }
}
