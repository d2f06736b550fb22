import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, SubjectRegistry, type Viewer, type ViewerFacts, ViewerFactsRegistry } from '#access';
import { Membership } from '#directory';
import { Participation } from '../domain/participation.entity.js';

/** Tells policies which fairs a person organises, and whose participations, delegates and organisations are. */
@Injectable()
export class ParticipationSubjects implements ViewerFacts, OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly viewers: ViewerFactsRegistry,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.viewers.register(this);
    this.subjects.register({ kind: 'organisation', load: (ids) => this.organisations(ids) });
  }

  async factsOf(personId: string): Promise<Pick<Viewer, 'organisedFairIds'>> {
    const rows = await this.em
      .fork()
      .execute<{ id: string }[]>('select fair_id as id from fair_organizer where person_id = ?', [personId]);
    return { organisedFairIds: new Set(rows.map(({ id }) => id)) };
  }

  /**
   * An organisation belongs to itself. Organisers of the fairs that it takes part in see it as it sees itself, and keep
   * its data until somebody of its own does: registering a stranger at one's fair gives no right to change it.
   */
  private async organisations(ids: readonly string[]): Promise<Map<string, Subject>> {
    const ofThese = { organisation: { $in: [...ids] } };
    const em = this.em.fork();
    const participations = Map.groupBy(
      await em.find(Participation, { ...ofThese, withdrawnAt: null }),
      ({ organisation }) => organisation.id,
    );
    const spokenFor = new Set(
      (await em.find(Membership, ofThese)).map(({ organisation }) => organisation.id),
    );
    return new Map(
      ids.map((id) => {
        const fairIds = (participations.get(id) ?? []).map(({ fair }) => fair.id);
        return [id, { organisationIds: [id], fairIds, caretakerFairIds: spokenFor.has(id) ? [] : fairIds }];
      }),
    );
  }
}
