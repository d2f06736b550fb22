import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, SubjectRegistry } from '#access';
import { GroupMeeting } from '../domain/group-meeting.entity.js';
import { PlanRun } from '../domain/plan-run.entity.js';
import { TimetableDraft } from '../domain/timetable-draft.entity.js';
import { TimetableVersion } from '../domain/timetable-version.entity.js';

/** Tells policies to which fairs runs, drafts, versions and group meetings belong: they are for those who run the fair alone. */
@Injectable()
export class PlanningSubjects implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register({ kind: 'plan-run', load: (ids) => this.of(PlanRun, ids) });
    this.subjects.register({ kind: 'timetable-draft', load: (ids) => this.of(TimetableDraft, ids) });
    this.subjects.register({ kind: 'timetable-version', load: (ids) => this.of(TimetableVersion, ids) });
    this.subjects.register({ kind: 'group-meeting', load: (ids) => this.of(GroupMeeting, ids) });
  }

  private async of(
    entity: typeof PlanRun | typeof TimetableDraft | typeof TimetableVersion | typeof GroupMeeting,
    ids: readonly string[],
  ): Promise<Map<string, Subject>> {
    const records = await this.em
      .fork()
      .find<PlanRun | TimetableDraft | TimetableVersion | GroupMeeting>(
        entity as never,
        { id: { $in: [...ids] } } as never,
      );
    return new Map(records.map(({ id, fair }) => [id, { fairIds: [fair.id] }]));
  }
}
