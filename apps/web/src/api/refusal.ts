/** A refusal as every result union gives it. */
export interface Refusal {
  __typename: string;
  code: string;
  message: string;
  [fact: string]: unknown;
}

/** The refusal in the result of a mutation, or null when it was done. */
export function refusalIn(result: unknown): Refusal | null {
  if (typeof result !== 'object' || result === null) return null;
  return 'code' in result && 'message' in result ? (result as Refusal) : null;
}
