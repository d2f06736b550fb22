import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, SubjectRegistry } from '#access';
import { Fair, Hall, MeetingTable, Slot } from '../domain/fair.entity.js';
import { Delegate, Participation } from '../domain/participation.entity.js';
import { FairSession, Interpreter, MeetingPrecedence } from '../domain/planning-terms.entity.js';

type PartOfFair =
  | typeof Slot
  | typeof Hall
  | typeof MeetingTable
  | typeof FairSession
  | typeof Interpreter
  | typeof MeetingPrecedence;

/**
 * Tells policies whose fairs, slots, halls, tables, participations and delegates are.
 * A draft is its organisers' alone, and so is what it has: an organisation's participation becomes its own when the
 * fair opens. A delegate is never public.
 */
@Injectable()
export class FairSubjects implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register({ kind: 'fair', load: (ids) => this.fairs(ids) });
    this.subjects.register({ kind: 'slot', load: (ids) => this.parts(Slot, ids) });
    this.subjects.register({ kind: 'hall', load: (ids) => this.parts(Hall, ids) });
    this.subjects.register({ kind: 'table', load: (ids) => this.parts(MeetingTable, ids) });
    this.subjects.register({ kind: 'session', load: (ids) => this.parts(FairSession, ids) });
    this.subjects.register({ kind: 'interpreter', load: (ids) => this.parts(Interpreter, ids) });
    this.subjects.register({ kind: 'precedence', load: (ids) => this.parts(MeetingPrecedence, ids) });
    this.subjects.register({ kind: 'participation', load: (ids) => this.participations(ids) });
    this.subjects.register({ kind: 'delegate', load: (ids) => this.delegates(ids) });
  }

  private async fairs(ids: readonly string[]): Promise<Map<string, Subject>> {
    const fairs = await this.em.fork().find(Fair, { id: { $in: [...ids] } });
    return new Map(fairs.map((fair) => [fair.id, ofFair(fair)]));
  }

  private async parts(entity: PartOfFair, ids: readonly string[]): Promise<Map<string, Subject>> {
    const parts = await this.em
      .fork()
      .find<InstanceType<PartOfFair>, 'fair'>(entity, { id: { $in: [...ids] } }, { populate: ['fair'] });
    return new Map(parts.map(({ id, fair }) => [id, ofFair(fair.unwrap())]));
  }

  private async participations(ids: readonly string[]): Promise<Map<string, Subject>> {
    const found = await this.em.fork().find(Participation, { id: { $in: [...ids] } }, { populate: ['fair'] });
    return new Map(
      found.map(({ id, fair, organisation }) => [
        id,
        { ...ofFair(fair.unwrap()), organisationIds: belongingTo(organisation, fair.unwrap()) },
      ]),
    );
  }

  private async delegates(ids: readonly string[]): Promise<Map<string, Subject>> {
    const found = await this.em
      .fork()
      .find(Delegate, { id: { $in: [...ids] } }, { populate: ['participation.fair'] });
    return new Map(
      found.map(({ id, person, participation }) => {
        const { organisation, fair } = participation.unwrap();
        return [
          id,
          {
            organisationIds: belongingTo(organisation, fair.unwrap()),
            fairIds: [fair.id],
            personId: person?.id ?? null,
          },
        ];
      }),
    );
  }
}

function ofFair(fair: Fair): Subject {
  return { fairIds: [fair.id], isPublic: fair.status !== 'draft' };
}

function belongingTo(organisation: { id: string }, fair: Fair): string[] {
  return fair.status === 'draft' ? [] : [organisation.id];
}
