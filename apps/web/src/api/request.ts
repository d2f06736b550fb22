import { print } from 'graphql/language/printer.js';
import type { DocumentNode } from 'graphql';
import type { TadaDocumentNode } from 'gql.tada';
import { isKept, keep, lastAnswer, noteArrival } from '../offline/kept-answers.js';

export interface InputProblem {
  path: string[];
  message: string;
}

/** On the pages of the day: after how long a network that swallows everything counts as none. */
const PATIENCE_MS = 12_000;

/** The API didn't do what was asked. `code` is the API's, or NETWORK when it wasn't reached at all. */
export class RequestError extends Error {
  constructor(
    readonly code: string,
    message: string,
    readonly problems: readonly InputProblem[] = [],
    readonly requestId: string | null = null,
  ) {
    super(message);
    this.name = 'RequestError';
  }
}

interface Answer<Data> {
  data?: Data | null;
  errors?: {
    message: string;
    extensions?: { code?: string; problems?: InputProblem[]; requestId?: string };
  }[];
}

const printed = new WeakMap<object, string>();

function textOf(document: DocumentNode): string {
  const known = printed.get(document);
  if (known) return known;
  const text = print(document);
  printed.set(document, text);
  return text;
}

/** The name that stands behind `query` or `mutation`. */
export function operationName(document: DocumentNode): string {
  const [first] = document.definitions;
  return first?.kind === 'OperationDefinition' ? (first.name?.value ?? 'unnamed') : 'unnamed';
}

/**
 * Asks the API. The session travels in a cookie that scripts can't read.
 * @throws RequestError
 */
export async function request<Data, Variables>(
  document: TadaDocumentNode<Data, Variables>,
  variables: Variables,
  signal?: AbortSignal,
): Promise<Data> {
  let answer: Answer<Data>;
  const keeps = isKept(operationName(document));
  const signals = [...(signal ? [signal] : []), ...(keeps ? [AbortSignal.timeout(PATIENCE_MS)] : [])];
  try {
    const response = await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        operationName: operationName(document),
        query: textOf(document),
        variables,
      }),
      ...(signals.length > 0 && { signal: AbortSignal.any(signals) }),
    });
    answer = (await response.json()) as Answer<Data>;
  } catch (error) {
    if (signal?.aborted) throw error;
    const kept = keeps ? await lastAnswer(operationName(document), variables) : null;
    if (kept) return kept as Data;
    throw new RequestError('NETWORK', 'The service cannot be reached.');
  }
  const [first] = answer.errors ?? [];
  if (first) {
    const { code = 'INTERNAL_SERVER_ERROR', problems = [], requestId = null } = first.extensions ?? {};
    throw new RequestError(code, first.message, problems, requestId);
  }
  if (!answer.data) throw new RequestError('INTERNAL_SERVER_ERROR', 'The service gave no answer.');
  if (keeps) {
    noteArrival(answer.data, Date.now());
    void keep(operationName(document), variables, answer.data);
  }
  return answer.data;
}
