import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Subject, SubjectRegistry } from '#access';
import { isId } from '#kernel';
import { StoredFile } from '../domain/stored-file.entity.js';
import { FilePurposes } from './file-purposes.js';

/** Tells policies whose files are: what their purpose says, and the uploader's own until a record holds them. */
@Injectable()
export class StoredFileSubjects implements OnModuleInit {
  constructor(
    private readonly em: EntityManager,
    private readonly registry: SubjectRegistry,
    private readonly purposes: FilePurposes,
  ) {}

  onModuleInit(): void {
    this.registry.register({ kind: 'stored-file', load: (ids) => this.files(ids) });
  }

  private async files(ids: readonly string[]): Promise<Map<string, Subject>> {
    const files = await this.em
      .fork()
      .find(
        StoredFile,
        { id: { $in: ids.filter(isId) } },
        { fields: ['purpose', 'uploadedById', 'keepUntil'] },
      );
    const subjects = new Map<string, Subject>();
    for (const [purpose, ofPurpose] of Map.groupBy(files, (file) => file.purpose)) {
      const held = ofPurpose.filter(({ keepUntil }) => !keepUntil).map(({ id }) => id);
      const found = held.length > 0 ? await this.purposes.find(purpose)?.subjects(held) : undefined;
      for (const { id, keepUntil, uploadedById } of ofPurpose) {
        subjects.set(id, keepUntil ? { personId: uploadedById ?? null } : (found?.get(id) ?? {}));
      }
    }
    return subjects;
  }
}
