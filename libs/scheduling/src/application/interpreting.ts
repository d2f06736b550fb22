import type { EntityManager } from '@mikro-orm/postgresql';
import { languagesBetween, primaryTags } from '#fair';

/** Whom a meeting of two may need: somebody who interprets between these languages. */
export interface InterpretedPair {
  /** As `ja-vi`. */
  readonly languagePair: string;
  /** Whether anybody at the fair interprets between them; otherwise they meet without. */
  readonly isSpoken: boolean;
}

export interface InterpreterState {
  readonly interpreterId: string;
  readonly name: string;
  /** Has a break then, a group, another meeting, or as many meetings as agreed. */
  readonly isBusy: boolean;
}

/**
 * SQL that is true when the interpreter `i` can't come to `s`. Parameters: the meeting that doesn't count (twice), and the
 * present: no-shows of before it were meetings of the interpreter all the same.
 */
export const INTERPRETER_BUSY = `(
  exists (select 1 from interpreter_break b where b.interpreter_id = i.id and b.slot_id = s.id)
  or exists (select 1 from fair_session e where e.interpreter_id = i.id and e.freed_at is null
              and tstzrange(e.starts_at, e.ends_at) && tstzrange(s.starts_at, s.ends_at))
  or exists (select 1 from meeting m where m.interpreter_id = i.id and m.status not in ('cancelled', 'no-show')
              and m.id is distinct from ?::uuid and tstzrange(m.starts_at, m.ends_at) && tstzrange(s.starts_at, s.ends_at))
  or coalesce(i.max_meetings <= (
      select count(*) from meeting m where m.interpreter_id = i.id and m.id is distinct from ?::uuid
         and m.status <> 'cancelled' and not (m.status = 'no-show' and m.starts_at > ?)), false))`;

/** Whether two sides of a fair need somebody who interprets; null when they don't. Of pairs of one fair, in their order. */
export async function interpretedPairs(
  em: EntityManager,
  fairId: string,
  pairs: readonly { supplierId: string; buyerId: string }[],
): Promise<(InterpretedPair | null)[]> {
  const spoken = new Set(await spokenPairs(em, fairId));
  if (spoken.size === 0) return pairs.map(() => null);
  const ids = [...new Set(pairs.flatMap(({ supplierId, buyerId }) => [supplierId, buyerId]))];
  const rows: { id: string; languages: string[] }[] = await em.execute(
    `select d.participation_id as id, array_agg(distinct l.tag) as languages
       from delegate d cross join unnest(d.languages) as l(tag)
      where d.participation_id = any(?::uuid[]) and d.withdrawn_at is null group by 1`,
    [`{${ids.join(',')}}`],
  );
  const languages = new Map(rows.map((one) => [one.id, new Set(primaryTags(one.languages))]));
  const of = (id: string): ReadonlySet<string> => languages.get(id) ?? new Set();
  return pairs.map(({ supplierId, buyerId }) => {
    const languagePair = languagesBetween(of(supplierId), of(buyerId), spoken);
    return languagePair === undefined ? null : { languagePair, isSpoken: spoken.has(languagePair) };
  });
}

async function spokenPairs(em: EntityManager, fairId: string): Promise<string[]> {
  const rows: { pair: string }[] = await em.execute(
    `select distinct p.pair from interpreter i cross join unnest(i.language_pairs) as p(pair) where i.fair_id = ?::uuid`,
    [fairId],
  );
  return rows.map(({ pair }) => pair);
}

/** Who may interpret at a meeting: whoever speaks the two languages, or one person. */
export type Interpreters = { readonly languagePair: string } | { readonly interpreterId: string };

/** SQL that is true when the interpreter `i` is among those; its parameters are `mayInterpret`. */
export const MAY_INTERPRET = `(?::text = any(i.language_pairs) or i.id = ?::uuid)`;

export const mayInterpret = (who: Interpreters | null): (string | null)[] => [
  who && 'languagePair' in who ? who.languagePair : null,
  who && 'interpreterId' in who ? who.interpreterId : null,
];

/**
 * Who may interpret at a meeting of two; null when nobody has to, or could. Whoever was to come to a meeting that is moved
 * comes along also where nobody has to: the two may not have said what they speak.
 */
export async function interpretersFor(
  em: EntityManager,
  asked: { fairId: string; supplierId: string; buyerId: string; preferredInterpreterId?: string },
): Promise<Interpreters | null> {
  const [pair] = await interpretedPairs(em, asked.fairId, [asked]);
  if (pair?.isSpoken) return { languagePair: pair.languagePair };
  return asked.preferredInterpreterId ? { interpreterId: asked.preferredInterpreterId } : null;
}

/** Those who may interpret, in the order in which they would be chosen: the least burdened first. */
export async function interpreterStates(
  em: EntityManager,
  asked: {
    fairId: string;
    slotId: string;
    who: Interpreters;
    prefer?: string;
    except?: string;
    now: Date;
  },
): Promise<InterpreterState[]> {
  const except = asked.except ?? null;
  return em.execute(
    `select i.id as "interpreterId", i.name, ${INTERPRETER_BUSY} as "isBusy"
       from interpreter i join slot s on s.id = ?::uuid
      where i.fair_id = ?::uuid and ${MAY_INTERPRET}
      order by i.id is distinct from ?::uuid,
               (select count(*) from meeting m where m.interpreter_id = i.id and m.status <> 'cancelled'), i.id`,
    [
      ...[except, except, asked.now, asked.slotId, asked.fairId],
      ...[...mayInterpret(asked.who), asked.prefer ?? null],
    ],
  );
}
