import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, SubjectRegistry } from '#access';
import { isId } from '#kernel';
import { STILL_THEIRS } from './still-theirs.js';

/**
 * Tells policies whose shortlists and saved searches are:
 * `shortlist` and `shortlist-entry`: the organisation that keeps the list, nobody else;
 * `saved-search`: the person, as long as they speak for the organisation for which it was saved.
 */
@Injectable()
export class SourcingSubjects implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly subjects: SubjectRegistry,
  ) {}

  onModuleInit(): void {
    this.subjects.register({
      kind: 'shortlist',
      load: (ids) =>
        this.load(
          'select id, organisation_id as owner from shortlist where id = any(?::uuid[])',
          ids,
          toOwner,
        ),
    });
    this.subjects.register({
      kind: 'shortlist-entry',
      load: (ids) =>
        this.load(
          `select e.id, s.organisation_id as owner from shortlist_entry e join shortlist s on s.id = e.shortlist_id
            where e.id = any(?::uuid[])`,
          ids,
          toOwner,
        ),
    });
    this.subjects.register({
      kind: 'saved-search',
      load: (ids) =>
        this.load(
          `select s.id, s.person_id as owner from saved_search s join person on person.id = s.person_id
            where s.id = any(?::uuid[]) and ${STILL_THEIRS}`,
          ids,
          (personId) => ({ personId }),
        ),
    });
  }

  private async load(
    sql: string,
    ids: readonly string[],
    toSubject: (owner: string) => Subject,
  ): Promise<Map<string, Subject>> {
    // Routes give what stands in the address.
    const known = ids.filter(isId);
    if (known.length === 0) return new Map();
    const rows: { id: string; owner: string }[] = await this.em.fork().execute(sql, [`{${known.join(',')}}`]);
    return new Map(rows.map(({ id, owner }) => [id, toSubject(owner)]));
  }
}

function toOwner(organisationId: string): Subject {
  return { organisationIds: [organisationId] };
}
