import { type Person, SessionsService } from '#identity';
import { makePerson } from '../../factories/people.js';
import { GraphqlClient } from '../graphql-client.js';
import type { TestApp } from '../test-app.js';

/** Everybody from whose eyes the product is looked at. "Own" is whoever the records in question belong to. */
export const VIEWERS = [
  'nobody',
  'supplierOwn',
  'supplierForeign',
  'buyerOwn',
  'buyerForeign',
  'organizer',
  'otherOrganizer',
  'staff',
  'admin',
] as const;
export type ViewerName = (typeof VIEWERS)[number];
export type SignedInName = Exclude<ViewerName, 'nobody'>;

const SIGNED_IN = VIEWERS.filter((name) => name !== 'nobody');

/** The accounts and their clients; what an account may do comes from the worlds made for it. */
export class Viewers {
  private readonly clients = new Map<ViewerName, GraphqlClient>();

  private constructor(
    private readonly test: TestApp,
    readonly people: Readonly<Record<SignedInName, Person>>,
  ) {}

  /** Names and addresses are canaries: `person-name-staff`, `person-email-staff@example.com`. */
  static async make(test: TestApp): Promise<Viewers> {
    const em = test.em();
    const people: [SignedInName, Person][] = [];
    for (const name of SIGNED_IN) {
      const person = await makePerson(em, {
        email: `person-email-${name.toLowerCase()}@example.com`,
        name: `person-name-${name}`,
        isStaff: name === 'staff',
        isAdmin: name === 'admin',
      });
      people.push([name, person]);
    }
    const viewers = new Viewers(test, Object.fromEntries(people) as Record<SignedInName, Person>);
    await viewers.signInAll();
    return viewers;
  }

  /** Sessions without the cost of hashing passwords; signing in has tests of its own. */
  async signInAll(): Promise<void> {
    const em = this.test.em();
    this.clients.set('nobody', this.test.client());
    for (const name of SIGNED_IN) {
      const session = this.test
        .get(SessionsService)
        .open(em, this.people[name], { userAgent: `session-agent-${name}`, address: '127.0.0.1' });
      this.clients.set(name, new GraphqlClient(this.test.url, session.token));
    }
    await em.flush();
  }

  of(name: ViewerName): GraphqlClient {
    return this.clients.get(name)!;
  }
}

export function allBut(...excluded: ViewerName[]): ViewerName[] {
  return VIEWERS.filter((name) => !excluded.includes(name));
}
