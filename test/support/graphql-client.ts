export interface GraphqlAnswer<Data = Record<string, unknown>> {
  readonly status: number;
  readonly data: Data | null;
  readonly errors?: { message: string; path?: (string | number)[]; extensions: Record<string, unknown> }[];
}

/** The fields that the first error names, as `input.parties.1.organisationId`; none when it names none. */
export function problemPaths({ errors }: Pick<GraphqlAnswer, 'errors'>): string[] {
  const problems = (errors?.[0]?.extensions.problems ?? []) as { path: string[] }[];
  return problems.map(({ path }) => path.join('.'));
}

/** A program that talks to the API as any other would: over HTTP, with a bearer token. */
export class GraphqlClient {
  constructor(
    private readonly url: string,
    private token: string | null = null,
  ) {}

  async ask<Data = any>(query: string, variables: object = {}): Promise<GraphqlAnswer<Data>> {
    const response = await fetch(`${this.url}/graphql`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        ...(this.token && { authorization: `Bearer ${this.token}` }),
      },
      body: JSON.stringify({ query, variables }),
    });
    return { status: response.status, ...((await response.json()) as object) } as GraphqlAnswer<Data>;
  }

  /** The data, when nothing went wrong; throws with the errors otherwise. */
  async data<Data = any>(query: string, variables: object = {}): Promise<Data> {
    const answer = await this.ask<Data>(query, variables);
    if (answer.errors) throw new Error(answer.errors.map((error) => error.message).join('\n'));
    return answer.data!;
  }

  /** The code of the first error; undefined when there is none. */
  async errorCode(query: string, variables: object = {}): Promise<unknown> {
    return (await this.ask(query, variables)).errors?.[0]?.extensions.code;
  }

  async signIn(email: string, password: string): Promise<this> {
    const { signIn } = await this.data(
      `mutation ($input: SignInInput!) { signIn(input: $input) { __typename ... on SignedIn { token } } }`,
      { input: { email, password } },
    );
    if (signIn.__typename !== 'SignedIn') throw new Error(`Signing in as ${email}: ${signIn.__typename}`);
    this.token = signIn.token;
    return this;
  }

  get bearer(): string | null {
    return this.token;
  }
}
