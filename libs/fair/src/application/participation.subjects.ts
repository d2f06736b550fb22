import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, SubjectRegistry, type Viewer, type ViewerFacts, ViewerFactsRegistry } from '#access';
import { FairOrganizer } from '../domain/fair.entity.js';
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
    const organised = await this.em.fork().find(FairOrganizer, { person: personId });
    return { organisedFairIds: new Set(organised.map((organizer) => organizer.fair.id)) };
  }

  /** An organisation belongs to itself, and its fairs' organisers look after it. */
  private async organisations(ids: readonly string[]): Promise<Map<string, Subject>> {
    const participations = await this.em.fork().find(Participation, { organisation: { $in: [...ids] } });
    return new Map(
      ids.map((id) => [
        id,
        {
          organisationIds: [id],
          fairIds: participations
            .filter(({ organisation }) => organisation.id === id)
            .map(({ fair }) => fair.id),
        },
      ]),
    );
  }
}
