import { MailMessage } from '#notification';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import type { TestApp } from '../support/test-app.js';

const SIGN_IN = `mutation ($email: String!, $password: String!) {
  signIn(input: { email: $email, password: $password }) {
    __typename
    ... on SignedIn { token person { name email } }
    ... on Refusal { code message }
    ... on TooManyAttemptsError { retryAfterSeconds }
  }
}`;
const CHOOSE = `mutation ($token: String!, $password: String!) {
  choosePassword(input: { token: $token, password: $password }) {
    __typename ... on Refusal { code } ... on WeakPasswordError { minimumLength }
  }
}`;

describe('signing in', () => {
  let test: TestApp;

  beforeEach(async () => {
    test = await borrowTestApp();
    await makePerson(test.em(), { email: 'lan@example.com', name: 'Lan' });
  });
  afterEach(() => test.close());

  it('opens a session for the right password and shows who is asking', async () => {
    const client = await test.client().signIn('LAN@example.com ', TEST_PASSWORD);
    expect(await client.data('{ viewer { person { name email } isStaff } }')).toEqual({
      viewer: { person: { name: 'Lan', email: 'lan@example.com' }, isStaff: false },
    });
    expect(await test.client().data('{ viewer { person { name } } }')).toEqual({ viewer: { person: null } });
  });

  it('gives browsers a cookie that scripts cannot read', async () => {
    const response = await fetch(`${test.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        query: SIGN_IN,
        variables: { email: 'lan@example.com', password: TEST_PASSWORD },
      }),
    });
    const cookie = response.headers.get('set-cookie')!;
    expect(cookie).toMatch(/^fairmatch_session=[\w-]{43}; Max-Age=1209600; Path=\/; HttpOnly; SameSite=Lax$/);
    const again = await fetch(`${test.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: cookie.split(';')[0]! },
      body: JSON.stringify({ query: '{ viewer { person { name } } }' }),
    });
    expect(await again.json()).toEqual({ data: { viewer: { person: { name: 'Lan' } } } });
  });

  it('refuses a wrong password and an unknown address alike', async () => {
    for (const email of ['lan@example.com', 'nobody@example.com']) {
      const { signIn } = await test.client().data(SIGN_IN, { email, password: 'something else' });
      expect(signIn).toMatchObject({ __typename: 'WrongCredentialsError', code: 'WRONG_CREDENTIALS' });
    }
  });

  it('makes the sixth try wait, also when all come at once, and lets in again after the wait', async () => {
    const tries = await Promise.all(
      Array.from({ length: 12 }, () =>
        test.client().data(SIGN_IN, { email: 'lan@example.com', password: 'something else' }),
      ),
    );
    const kinds = tries.map(({ signIn }) => signIn.__typename).sort();
    expect(kinds.filter((kind) => kind === 'WrongCredentialsError')).toHaveLength(5);
    const refused = await test.client().data(SIGN_IN, { email: 'lan@example.com', password: TEST_PASSWORD });
    expect(refused.signIn).toMatchObject({ code: 'TOO_MANY_ATTEMPTS', retryAfterSeconds: 900 });
    test.clock.advance({ minutes: 16 });
    await test.client().signIn('lan@example.com', TEST_PASSWORD);
  });

  it('ends sessions: this one, all of them, and by age', async () => {
    const [first, second] = [test.client(), test.client()];
    await first.signIn('lan@example.com', TEST_PASSWORD);
    await second.signIn('lan@example.com', TEST_PASSWORD);
    await first.data('mutation { signOut }');
    expect((await first.data('{ viewer { person { name } } }')).viewer.person).toBeNull();
    expect((await second.data('{ mySessions { isCurrent } }')).mySessions).toEqual([{ isCurrent: true }]);
    await first.signIn('lan@example.com', TEST_PASSWORD);
    expect((await second.data('mutation { signOutEverywhere }')).signOutEverywhere).toBe(2);
    expect((await first.data('{ viewer { person { name } } }')).viewer.person).toBeNull();
    await first.signIn('lan@example.com', TEST_PASSWORD);
    test.clock.advance({ hours: 24 * 15 });
    expect((await first.data('{ viewer { person { name } } }')).viewer.person).toBeNull();
  });

  it('resets a password by a link that works once', async () => {
    const client = test.client();
    await client.data('mutation { requestPasswordReset(email: "nobody@example.com") }');
    await client.data('mutation { requestPasswordReset(email: "lan@example.com") }');
    const letters = await test.em().find(MailMessage, {});
    expect(letters.map((letter) => letter.to)).toEqual(['lan@example.com']);
    const token = /#([\w-]+)/.exec(letters[0]!.text)![1]!;
    const weak = await client.data(CHOOSE, { token, password: 'short' });
    expect(weak.choosePassword).toEqual({
      __typename: 'WeakPasswordError',
      code: 'WEAK_PASSWORD',
      minimumLength: 10,
    });
    const uses = await Promise.all(
      [1, 2].map(() => test.client().data(CHOOSE, { token, password: 'another long phrase' })),
    );
    expect(uses.map(({ choosePassword }) => choosePassword.__typename).sort()).toEqual([
      'LinkNotUsableError',
      'SignedIn',
    ]);
    await client.signIn('lan@example.com', 'another long phrase');
  });

  it('names every wrong field of an input', async () => {
    const answer = await test
      .client()
      .ask('mutation { signIn(input: { email: "", password: "x" }) { __typename } }');
    expect(answer.errors![0]!.extensions).toEqual({
      code: 'BAD_USER_INPUT',
      problems: [{ path: ['input', 'email'], message: 'email should not be empty' }],
    });
  });
});
