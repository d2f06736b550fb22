import { RequestError } from './request.js';

/**
 * The attempts at one change. While nobody knows whether the last one got through, because the network broke off, the same
 * again carries its key: the API then does it once, however often it is sent.
 */
export class Attempts {
  private unsure: { readonly content: string; readonly key: string } | null = null;

  async send<Variables, Data>(
    variables: Variables,
    send: (variables: Variables) => Promise<Data>,
  ): Promise<Data> {
    const given = keyIn(variables);
    if (given === null) return send(variables);
    const content = JSON.stringify(variables, (name, value: unknown) =>
      name === 'idempotencyKey' ? undefined : value,
    );
    const key = this.unsure?.content === content ? this.unsure.key : given;
    this.unsure = null;
    try {
      return await send(withKey(variables, key));
    } catch (error) {
      if (error instanceof RequestError && error.code === 'NETWORK') this.unsure = { content, key };
      throw error;
    }
  }
}

interface Keyed {
  input: { idempotencyKey: string };
}

function keyIn(variables: unknown): string | null {
  return (variables as Partial<Keyed> | null)?.input?.idempotencyKey ?? null;
}

function withKey<Variables>(variables: Variables, idempotencyKey: string): Variables {
  return { ...variables, input: { ...(variables as unknown as Keyed).input, idempotencyKey } };
}
