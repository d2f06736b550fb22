import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { SubjectRegistry } from '#access';
import { Activity, ActivityEnrolment, ActivityParticipant } from '../domain/activity.entity.js';

/** Tells policies whose enrolments are, and which activities everybody may see. */
@Injectable()
export class ActivitySubjects implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register({
      kind: 'activity',
      load: async (ids) => {
        const found = await this.em.fork().find(Activity, { id: { $in: [...ids] } });
        return new Map(found.map(({ id, status }) => [id, { isPublic: status !== 'draft' }]));
      },
    });
    this.subjects.register({
      kind: 'activity-enrolment',
      load: async (ids) => {
        const found = await this.em.fork().find(ActivityEnrolment, { id: { $in: [...ids] } });
        return new Map(found.map(({ id, organisation }) => [id, { organisationIds: [organisation.id] }]));
      },
    });
    this.subjects.register({
      kind: 'activity-participant',
      load: async (ids) => {
        const found = await this.em
          .fork()
          .find(ActivityParticipant, { id: { $in: [...ids] } }, { populate: ['enrolment'] });
        return new Map(
          found.map(({ id, enrolment }) => [
            id,
            { organisationIds: [enrolment.getEntity().organisation.id] },
          ]),
        );
      },
    });
  }
}
