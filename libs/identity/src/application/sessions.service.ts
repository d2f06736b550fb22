import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { NOBODY, type Viewer, ViewerFactsRegistry } from '#access';
import { Transactions, announce } from '#database';
import { Clock, toDate } from '#kernel';
import { Person } from '../domain/person.entity.js';
import { Session } from '../domain/session.entity.js';
import { hashToken, newToken } from './secrets.js';

export const SESSION_DAYS = 14;
const SEEN_EVERY_MINUTES = 5;

export interface ClientInfo {
  readonly userAgent: string | null;
  readonly address: string;
}

/** A session as its owner gets it, once: the token can't be had again. */
export interface OpenedSession {
  readonly token: string;
  readonly personId: string;
  readonly expiresAt: Date;
}

/** A running session and whose it is. */
interface FoundSession {
  readonly id: string;
  /** Last noted as used longer ago than is noted anew. */
  readonly isStale: boolean;
  readonly personId: string;
  readonly isAdmin: boolean;
  readonly isStaff: boolean;
}

@Injectable()
export class SessionsService {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
    private readonly facts: ViewerFactsRegistry,
  ) {}

  /** Opens a session in the caller's transaction. */
  open(em: EntityManager, person: Person, client: ClientInfo): OpenedSession {
    const token = newToken();
    const expiresAt = toDate(this.clock.now().add({ hours: 24 * SESSION_DAYS }));
    const { userAgent, address } = client;
    em.create(Session, {
      person,
      tokenHash: hashToken(token),
      expiresAt,
      lastSeenAt: this.clock.nowDate(),
      userAgent,
      address,
    });
    return { token, personId: person.id, expiresAt };
  }

  /** Sessions of a person that are neither ended nor expired, the last used first; at most 100. */
  runningOf(em: EntityManager, personId: string): Promise<Session[]> {
    return em.find(
      Session,
      { person: personId, endedAt: null, expiresAt: { $gt: this.clock.nowDate() } },
      { orderBy: { lastSeenAt: 'desc' }, limit: 100 },
    );
  }

  /** The viewer behind a token; nobody for one that is unknown, ended or expired. */
  async viewerOf(token: string | null): Promise<Viewer> {
    if (!token) return NOBODY;
    const em = this.em.fork();
    const now = this.clock.nowDate();
    // Written out: every request asks this first, and making entities of the answer takes longer than the answer.
    const [found] = await em.execute<FoundSession[]>(
      `select s.id, s.last_seen_at < ? as "isStale", p.id as "personId", p.is_admin as "isAdmin", p.is_staff as "isStaff"
         from session s join person p on p.id = s.person_id
        where s.token_hash = ? and s.ended_at is null and s.expires_at > ? and p.disabled_at is null`,
      [new Date(now.getTime() - SEEN_EVERY_MINUTES * 60_000), hashToken(token), now],
    );
    if (!found) return NOBODY;
    const { id: sessionId, isStale, personId, isAdmin, isStaff } = found;
    if (isStale) await em.nativeUpdate(Session, { id: sessionId }, { lastSeenAt: now });
    return this.facts.viewerOf({ personId, sessionId, isAdmin, isStaff });
  }

  /** Ends one session of the viewer's; ending an ended one does nothing. */
  async end(viewer: Viewer, sessionId: string): Promise<void> {
    await this.endWhere({ id: sessionId, person: viewer.personId! });
  }

  /** Signs the person out of every browser and program. */
  async endAll(viewer: Viewer): Promise<number> {
    return this.endWhere({ person: viewer.personId! });
  }

  private endWhere(where: { id?: string; person: string }): Promise<number> {
    return this.transactions.run(async (em) => {
      const sessions = await em.find(Session, { ...where, endedAt: null });
      for (const session of sessions) {
        session.endedAt = this.clock.nowDate();
        await announce(em, 'session.ended', { sessionId: session.id, personId: where.person });
      }
      return sessions.length;
    });
  }
}
