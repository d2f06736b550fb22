import type { EntityManager } from '@mikro-orm/postgresql';
import { type Agreement, AgreementEvent } from '../domain/agreement.entity.js';
import type { AgreementStatus } from '../domain/agreement-state.js';

/** Writes down, in the caller's transaction, what became of an agreement; its status is the one it has now. */
export function addEvent(
  em: EntityManager,
  agreement: Agreement,
  event: {
    action: string;
    from: AgreementStatus | null;
    viewer: { readonly personId: string | null };
    organisationId?: string | null;
    note?: string | null;
  },
): void {
  em.create(AgreementEvent, {
    agreement,
    action: event.action,
    fromStatus: event.from,
    toStatus: agreement.status,
    personId: event.viewer.personId,
    organisation: event.organisationId ?? null,
    note: event.note?.trim() || null,
  });
}
