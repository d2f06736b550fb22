/** The viewer isn't allowed to; says who would be. */
export class AccessDeniedError extends Error {
  constructor(
    readonly allowed: string,
    readonly isSignedIn: boolean,
  ) {
    super(
      isSignedIn
        ? `You aren't allowed to do this. It is open to: ${allowed}.`
        : `Sign in first. It is open to: ${allowed}.`,
    );
    this.name = 'AccessDeniedError';
  }
}
