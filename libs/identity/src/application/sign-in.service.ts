import { Injectable } from '@nestjs/common';
import { Transactions, lockInOrder } from '#database';
import { Clock, toDate } from '#kernel';
import { TooManyAttemptsError, WrongCredentialsError } from '../domain/identity.errors.js';
import { Person, foldEmail } from '../domain/person.entity.js';
import { SignInAttempt } from '../domain/sign-in-attempt.entity.js';
import { passwordFits } from './secrets.js';
import { type ClientInfo, type OpenedSession, SessionsService } from './sessions.service.js';

/** Failures within the window after which an account, or an address, must wait. */
const WINDOW_MINUTES = 15;
const TRIES_PER_ACCOUNT = 5;
const TRIES_PER_ADDRESS = 50;

@Injectable()
export class SignInService {
  constructor(
    private readonly transactions: Transactions,
    private readonly sessions: SessionsService,
    private readonly clock: Clock,
  ) {}

  /**
   * Opens a session for the right password.
   * The try is counted in a transaction of its own before the password is looked at, so that a thousand parallel tries
   * are no way round the limit, and no connection is held while the hash is computed.
   * @throws TooManyAttemptsError, WrongCredentialsError
   */
  async signIn(emailAsTyped: string, password: string, client: ClientInfo): Promise<OpenedSession> {
    const email = foldEmail(emailAsTyped);
    const attemptId = await this.countAttempt(email, client.address);
    const person = await this.transactions.run((em) =>
      em.findOne(Person, { email, disabledAt: null }, { populate: ['passwordHash'] }),
    );
    if (!(await passwordFits(person?.passwordHash, password))) throw new WrongCredentialsError();
    return this.transactions.run(async (em) => {
      await em.nativeUpdate(SignInAttempt, { id: attemptId }, { succeeded: true });
      return this.sessions.open(em, await em.findOneOrFail(Person, { id: person!.id }), client);
    });
  }

  private countAttempt(email: string, address: string): Promise<string> {
    return this.transactions.run(async (em) => {
      await lockInOrder(em, [`sign-in:account:${email}`, `sign-in:address:${address}`]);
      const now = this.clock.now();
      const since = toDate(now.subtract({ minutes: WINDOW_MINUTES }));
      const failures = { succeeded: false, attemptedAt: { $gt: since } };
      const ofAccount = await em.find(
        SignInAttempt,
        { email, ...failures },
        { orderBy: { attemptedAt: 'asc' } },
      );
      const ofAddress = await em.count(SignInAttempt, { address, ...failures });
      if (ofAccount.length >= TRIES_PER_ACCOUNT || ofAddress >= TRIES_PER_ADDRESS) {
        const oldest = ofAccount.at(-TRIES_PER_ACCOUNT)?.attemptedAt ?? toDate(now);
        const waited = (now.epochMilliseconds - oldest.getTime()) / 1000;
        throw new TooManyAttemptsError(Math.max(60, Math.ceil(WINDOW_MINUTES * 60 - waited)));
      }
      return em.create(SignInAttempt, { email, address, attemptedAt: toDate(now) }).id;
    });
  }
}
