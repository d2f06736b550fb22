/**
 * Who is asking, with everything that policies need to know, gathered once a request.
 * A viewer is immutable; a change of membership takes effect with the next request.
 */
export interface Viewer {
  /** null for somebody who isn't signed in. */
  readonly personId: string | null;
  readonly sessionId: string | null;
  readonly isAdmin: boolean;
  readonly isStaff: boolean;
  /** Organisations that the person speaks for. */
  readonly organisationIds: ReadonlySet<string>;
  /** Fairs that the person organises. */
  readonly organisedFairIds: ReadonlySet<string>;
}

export const NOBODY: Viewer = {
  personId: null,
  sessionId: null,
  isAdmin: false,
  isStaff: false,
  organisationIds: new Set(),
  organisedFairIds: new Set(),
};

/** The product itself at work: a scheduled job or the operator's command line on the server. */
export const SYSTEM: Viewer = { ...NOBODY, isAdmin: true, isStaff: true };

/**
 * What a domain library knows of a person that policies may need: memberships, fairs organised.
 * Implementations are collected when the process starts; each is asked once a request.
 */
export interface ViewerFacts {
  /** The part of the viewer that this library answers for. Reads only; must not throw for an unknown person. */
  factsOf(personId: string): Promise<Partial<Pick<Viewer, 'organisationIds' | 'organisedFairIds'>>>;
}
