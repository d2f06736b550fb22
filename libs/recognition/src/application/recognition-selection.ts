import { foldText } from '#kernel';
import type { RecognitionKind, RecognitionState } from '../domain/recognition.entity.js';

export interface RecognitionSelection {
  readonly kind?: RecognitionKind | null;
  readonly organisationId?: string | null;
  readonly year?: number | null;
  readonly state?: RecognitionState | null;
  readonly text?: string | null;
}

const NEWER = `exists (select 1 from recognition n where n.product_id = r.product_id
                and (n.decided_on, n.id) > (r.decided_on, r.id))`;
const STATES: Record<RecognitionState, string> = {
  withdrawn: 'r.withdrawn_on is not null',
  renewed: `r.withdrawn_on is null and ${NEWER}`,
  expired: `r.withdrawn_on is null and not ${NEWER} and r.valid_until < ?::date`,
  'in-force': `r.withdrawn_on is null and not ${NEWER} and coalesce(r.valid_until >= ?::date, true)`,
};

/** The ids of recognitions, for `id in (…)`. Of enterprises that left the directory none are shown. */
export function recognitionIds(
  { kind, organisationId, year, state, text }: RecognitionSelection,
  today: string,
): { sql: string; params: readonly unknown[] } {
  const parts = ['o.withdrawn_at is null'];
  const params: unknown[] = [];
  const add = (sql: string, ...values: unknown[]) => {
    parts.push(sql);
    params.push(...values);
  };
  if (kind) add('r.kind = ?', kind);
  if (organisationId) add('r.organisation_id = ?::uuid', organisationId);
  if (year) add('r.year = ?', year);
  if (state) add(STATES[state], ...(STATES[state].includes('?') ? [today] : []));
  const folded = text ? foldText(text).replace(/[\\%_]/g, '\\$&') : '';
  if (folded) {
    add(
      `(r.folded_product like ? or o.folded_name like ? or lower(unaccent(o.legal_name)) like ?)`,
      ...[1, 2, 3].map(() => `%${folded}%`),
    );
  }
  const sql = `select r.id from recognition r join organisation o on o.id = r.organisation_id where ${parts.join(' and ')}`;
  return { sql, params };
}
