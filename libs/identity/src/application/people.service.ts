import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { Transactions, lockInOrder } from '#database';
import { Clock, toDate } from '#kernel';
import { postMail } from '#notification';
import { LinkNotUsableError } from '../domain/identity.errors.js';
import { type LinkPurpose, OneTimeLink } from '../domain/one-time-link.entity.js';
import { assertPasswordStrength } from '../domain/password-rule.js';
import { Person, foldEmail } from '../domain/person.entity.js';
import { Session } from '../domain/session.entity.js';
import { PUBLIC_URL } from '../identity.tokens.js';
import { hashPassword, hashToken, newToken } from './secrets.js';
import { type ClientInfo, type OpenedSession, SessionsService } from './sessions.service.js';

const HOURS: Record<LinkPurpose, number> = { invitation: 24 * 14, 'password-reset': 2, 'first-admin': 24 };

@Injectable()
export class PeopleService {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
    @Inject(PUBLIC_URL) private readonly publicUrl: string,
  ) {}

  /**
   * The person with this address, made and sent an invitation if there is none; part of the caller's transaction,
   * which also records what the person is invited to. `to` completes "You are invited to …".
   */
  async findOrInvite(em: EntityManager, who: { email: string; name: string; to: string }): Promise<Person> {
    const email = foldEmail(who.email);
    await lockInOrder(em, [`person:${email}`]);
    const known = await em.findOne(Person, { email });
    if (known) return known;
    const person = em.create(Person, { email, name: who.name.trim() });
    const link = this.newLink(em, 'invitation', person);
    await postMail(em, {
      to: email,
      subject: `You are invited to ${who.to}`,
      text: `Hello ${person.name},\n\nyou are invited to ${who.to}. Choose a password here; the link works once, for 14 days:\n\n${link}\n`,
    });
    return person;
  }

  /** Makes somebody staff or an administrator, inviting them when they are new. */
  inviteColleague(who: { email: string; name: string; isStaff: boolean; isAdmin: boolean }): Promise<string> {
    return this.transactions.run(async (em) => {
      const person = await this.findOrInvite(em, { ...who, to: 'work on Fairmatch' });
      person.isStaff = who.isStaff || person.isStaff;
      person.isAdmin = who.isAdmin || person.isAdmin;
      return person.id;
    });
  }

  /** Sends a reset link when there is such an account; the caller can't tell whether there is. */
  async requestPasswordReset(emailAsTyped: string): Promise<void> {
    await this.transactions.run(async (em) => {
      const person = await em.findOne(Person, { email: foldEmail(emailAsTyped), disabledAt: null });
      if (!person) return;
      const link = this.newLink(em, 'password-reset', person);
      await postMail(em, {
        to: person.email,
        subject: 'Choose a new password',
        text: `Hello ${person.name},\n\nsomebody, probably you, asked for a new password. Choose it here; the link works once, for 2 hours:\n\n${link}\n\nIf it wasn't you, nothing has changed.\n`,
      });
    });
  }

  /**
   * Uses an invitation or reset link: sets the password, ends the person's other sessions, and signs in.
   * @throws LinkNotUsableError, WeakPasswordError
   */
  async choosePassword(token: string, password: string, client: ClientInfo): Promise<OpenedSession> {
    return this.transactions.run(async (em) => {
      const link = await this.takeLink(em, token, ['invitation', 'password-reset']);
      const person = link.person!.unwrap();
      assertPasswordStrength(password, person.email);
      person.passwordHash = await hashPassword(password);
      await em.nativeUpdate(Session, { person: person.id, endedAt: null }, { endedAt: this.clock.nowDate() });
      return this.sessions.open(em, person, client);
    });
  }

  /** The link that makes the first administrator; null once there is one. Any earlier such link stops working. */
  async firstAdminLink(): Promise<string | null> {
    return this.transactions.run(async (em) => {
      if ((await em.count(Person, { isAdmin: true })) > 0) return null;
      await em.nativeDelete(OneTimeLink, { purpose: 'first-admin' });
      return this.newLink(em, 'first-admin', null);
    });
  }

  /** @throws LinkNotUsableError, WeakPasswordError */
  async createFirstAdmin(
    token: string,
    who: { email: string; name: string; password: string },
    client: ClientInfo,
  ): Promise<OpenedSession> {
    return this.transactions.run(async (em) => {
      await this.takeLink(em, token, ['first-admin']);
      const email = foldEmail(who.email);
      assertPasswordStrength(who.password, email);
      const person =
        (await em.findOne(Person, { email })) ?? em.create(Person, { email, name: who.name.trim() });
      person.isAdmin = true;
      person.isStaff = true;
      person.passwordHash = await hashPassword(who.password);
      return this.sessions.open(em, person, client);
    });
  }

  private newLink(em: EntityManager, purpose: LinkPurpose, person: Person | null): string {
    const token = newToken();
    const expiresAt = toDate(this.clock.now().add({ hours: HOURS[purpose] }));
    em.create(OneTimeLink, { purpose, person, tokenHash: hashToken(token), expiresAt });
    const page = purpose === 'first-admin' ? 'welcome' : 'choose-password';
    return `${this.publicUrl}/${page}#${token}`;
  }

  /** Marks the link as used; the row lock lets only one of two simultaneous uses through. */
  private async takeLink(em: EntityManager, token: string, purposes: LinkPurpose[]): Promise<OneTimeLink> {
    const link = await em.findOne(
      OneTimeLink,
      { tokenHash: hashToken(token), purpose: { $in: purposes } },
      { lockMode: LockMode.PESSIMISTIC_WRITE },
    );
    if (!link || link.usedAt || link.expiresAt <= this.clock.nowDate()) throw new LinkNotUsableError();
    link.usedAt = this.clock.nowDate();
    await em.populate(link, ['person']);
    return link;
  }
}
