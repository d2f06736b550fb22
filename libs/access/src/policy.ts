import type { Subject } from './subject.js';
import type { Viewer } from './viewer.js';

/** One question put to a policy: may this viewer do this, or see this field of this object? */
export interface PolicyQuestion {
  readonly viewer: Viewer;
  /** Arguments of the operation or field. */
  readonly args: Readonly<Record<string, unknown>>;
  /** The object whose field is asked for; undefined for an operation. */
  readonly parent: unknown;
  /** Looks a subject up, batched and remembered for the request; null when there is no such thing. */
  subject(kind: string, id: string): Promise<Subject | null>;
}

/** A named rule of who may. `description` completes "May be seen or done by …" and is printed into the schema. */
export interface Policy {
  readonly description: string;
  allows(question: PolicyQuestion): boolean | Promise<boolean>;
}

/** Finds whose the thing in question is; null or an empty list when there is no such thing. */
export type SubjectSelector = (
  question: PolicyQuestion,
) => Subject | null | Promise<Subject | null | readonly (Subject | null)[]>;

export const everyone: Policy = { description: 'everyone', allows: () => true };

export const signedIn: Policy = {
  description: 'anybody signed in',
  allows: ({ viewer }) => viewer.personId !== null || viewer.isAdmin,
};

export const admin: Policy = { description: 'administrators', allows: ({ viewer }) => viewer.isAdmin };

export const staff: Policy = {
  description: 'staff',
  allows: ({ viewer }) => viewer.isStaff || viewer.isAdmin,
};

/** Organisers of any fair at all: for what isn't tied to one fair. */
export const anyOrganizer: Policy = {
  description: 'organisers',
  allows: ({ viewer }) => viewer.organisedFairIds.size > 0,
};

/** People who speak for any organisation. */
export const anyMember: Policy = {
  description: 'people who speak for an organisation',
  allows: ({ viewer }) => viewer.organisationIds.size > 0,
};

export function organizerOf(select: SubjectSelector): Policy {
  return bySubject(
    'organisers of the fair',
    select,
    (subject, viewer) => subject.fairIds?.some((id) => viewer.organisedFairIds.has(id)) ?? false,
  );
}

/** Organisers who keep an organisation's data as long as it has nobody who does so itself. */
export function caretakerOf(select: SubjectSelector): Policy {
  return bySubject(
    'organisers of its fairs as long as nobody speaks for it',
    select,
    (subject, viewer) => subject.caretakerFairIds?.some((id) => viewer.organisedFairIds.has(id)) ?? false,
  );
}

/** People who speak for an organisation that the thing belongs to or is between. */
export function memberOf(select: SubjectSelector): Policy {
  return bySubject(
    'people of the organisations it belongs to',
    select,
    (subject, viewer) => subject.organisationIds?.some((id) => viewer.organisationIds.has(id)) ?? false,
  );
}

/** The very person it is about. */
export function personOf(select: SubjectSelector): Policy {
  return bySubject(
    'the person it is about',
    select,
    (subject, viewer) => viewer.personId !== null && subject.personId === viewer.personId,
  );
}

/** Anybody, when the thing is public. */
export function publicly(select: SubjectSelector): Policy {
  return bySubject('everyone when it is public', select, (subject) => subject.isPublic === true);
}

/** Allowed when one of the policies allows; they are asked in turn. */
export function anyOf(...policies: Policy[]): Policy {
  return {
    description: policies.map((policy) => policy.description).join(', '),
    allows(question) {
      // Synchronous for as long as the answers are: most fields of a long list never need a promise.
      for (const [index, policy] of policies.entries()) {
        const answer = policy.allows(question);
        if (answer instanceof Promise) return anyOfFrom(policies, index, answer, question);
        if (answer) return true;
      }
      return false;
    },
  };
}

async function anyOfFrom(
  policies: Policy[],
  index: number,
  first: Promise<boolean>,
  question: PolicyQuestion,
): Promise<boolean> {
  if (await first) return true;
  for (const policy of policies.slice(index + 1)) if (await policy.allows(question)) return true;
  return false;
}

function bySubject(
  description: string,
  select: SubjectSelector,
  fits: (subject: Subject, viewer: Viewer) => boolean,
): Policy {
  // Of several subjects (a batch) all must fit: one foreign id among own ones is refused as a whole.
  const decide = (found: Subject | null | readonly (Subject | null)[], viewer: Viewer): boolean => {
    const subjects = Array.isArray(found)
      ? (found as readonly (Subject | null)[])
      : [found as Subject | null];
    return subjects.length > 0 && subjects.every((subject) => subject !== null && fits(subject, viewer));
  };
  return {
    description,
    allows(question) {
      const found = select(question);
      return found instanceof Promise
        ? found.then((value) => decide(value, question.viewer))
        : decide(found, question.viewer);
    },
  };
}

/** The subject named by an argument: `fromArgument('meeting', 'input.meetingId')`; a list of ids means all of them. */
export function fromArgument(kind: string, path: string): SubjectSelector {
  const steps = path.split('.');
  return (question) => {
    const value = steps.reduce<unknown>(
      (at, step) => (at as Record<string, unknown> | null | undefined)?.[step],
      question.args,
    );
    if (Array.isArray(value)) return Promise.all(value.map((id) => question.subject(kind, String(id))));
    return typeof value === 'string' ? question.subject(kind, value) : null;
  };
}

/** The organisation that an argument names: needs no look-up, because an organisation is its own subject. */
export function organisationArgument(path: string): SubjectSelector {
  return fromValue(path, (id) => ({ organisationIds: [id] }));
}

/** The fair that an argument names. */
export function fairArgument(path: string): SubjectSelector {
  return fromValue(path, (id) => ({ fairIds: [id] }));
}

function fromValue(path: string, toSubject: (id: string) => Subject): SubjectSelector {
  const steps = path.split('.');
  return ({ args }) => {
    const value = steps.reduce<unknown>(
      (at, step) => (at as Record<string, unknown> | null | undefined)?.[step],
      args,
    );
    return typeof value === 'string' ? toSubject(value) : null;
  };
}

/** The subject of the object itself, looked up by its id. */
export function ofParent(kind: string): SubjectSelector {
  return ({ parent, subject }) => subject(kind, (parent as { id: string }).id);
}

/** The subject read off the object itself, without a look-up. */
export function fromParent<Parent>(toSubject: (parent: Parent) => Subject): SubjectSelector {
  return ({ parent }) => toSubject(parent as Parent);
}
