import {
  type ChangeSet,
  ChangeSetType,
  type EventSubscriber,
  type FlushEventArgs,
  Utils,
  helper,
} from '@mikro-orm/core';
import { currentActor } from './actor-context.js';
import { AuditEntry } from './audit-entry.entity.js';

/** Records that are no facts about the business, or are a log themselves. */
const UNAUDITED = new Set([
  'AuditEntry',
  'OutboxEvent',
  'OutboxConsumer',
  'OutboxFailure',
  'IdempotencyRecord',
  'Session',
  'SignInAttempt',
  'FileDownload',
]);

/** Properties that every change touches and that say nothing. */
const NOISE = new Set(['id', 'createdAt', 'updatedAt', 'version']);

const ACTIONS: Partial<Record<ChangeSetType, 'create' | 'update' | 'delete'>> = {
  [ChangeSetType.CREATE]: 'create',
  [ChangeSetType.UPDATE]: 'update',
  [ChangeSetType.UPDATE_EARLY]: 'update',
  [ChangeSetType.DELETE]: 'delete',
  [ChangeSetType.DELETE_EARLY]: 'delete',
};

/** Writes an audit entry for every change, in the transaction that makes the change. */
export class AuditSubscriber implements EventSubscriber {
  onFlush({ uow, em }: FlushEventArgs): void {
    for (const change of uow.getChangeSets()) {
      const action = ACTIONS[change.type];
      if (!action || UNAUDITED.has(change.meta.className)) continue;
      const entry = em.create(
        AuditEntry,
        {
          ...currentActor(),
          action,
          recordType: change.meta.className,
          recordId: recordIdOf(change),
          before: action === 'create' ? null : visible(change, storedBefore(change), change.payload),
          after: action === 'delete' ? null : visible(change, change.payload, change.payload),
        },
        { persist: false },
      );
      uow.computeChangeSet(entry);
    }
  }
}

/** As it was read or last written; a removal's change set has no values of its own. */
function storedBefore(change: ChangeSet<object>): Record<string, unknown> {
  return { ...(change.originalEntity ?? helper(change.entity).__originalEntityData) };
}

/** Link records without an id of their own are logged under their first key. */
function recordIdOf(change: ChangeSet<object>): string {
  const key = Utils.asArray(change.getPrimaryKey() as unknown as string | string[])[0];
  return String(key ?? (change.entity as { id?: string }).id);
}

function visible(
  change: ChangeSet<object>,
  values: Record<string, unknown>,
  changed: Record<string, unknown>,
): Record<string, unknown> {
  const names = change.type.startsWith('delete') ? Object.keys(values) : Object.keys(changed);
  const shown: Record<string, unknown> = {};
  for (const name of names) {
    if (NOISE.has(name)) continue;
    const property = (change.meta.properties as Record<string, { hidden?: boolean }>)[name];
    shown[name] = property?.hidden ? '(hidden)' : jsonable(values[name] ?? null);
  }
  return shown;
}

function jsonable(value: unknown): unknown {
  return typeof value === 'bigint' ? value.toString() : value;
}
