import {
  type Policy,
  type SubjectSelector,
  anyOf,
  fairArgument,
  fromArgument,
  fromParent,
  memberOf,
  organizerOf,
  personOf,
  publicly,
  staff,
} from '#access';

/** The fair that the object itself belongs to, by its `fairId`. */
const ofItsFair: SubjectSelector = ({ parent, subject }) =>
  subject('fair', (parent as { fairId: string }).fairId);

/** For what a fair consists of: open to everyone as soon as the fair isn't a draft. */
export const whoeverSeesTheFair: Policy = anyOf(staff, organizerOf(ofItsFair), publicly(ofItsFair));

/** For what those who run a fair keep for themselves. */
export const whoeverRunsTheFair: Policy = anyOf(staff, organizerOf(ofItsFair));

/** For operations on a fair that an argument names. */
export function runsFair(path: string): Policy {
  return anyOf(staff, organizerOf(fairArgument(path)));
}

/** For operations on a part of a fair that an argument names: a hall, table, slot or participation. */
export function runsFairOf(kind: 'hall' | 'table' | 'slot' | 'participation', path: string): Policy {
  return anyOf(staff, organizerOf(fromArgument(kind, path)));
}

/** For what an organisation sees to at a fair itself, or the organiser on its behalf. */
export function looksAfter(kind: 'participation' | 'delegate', path: string): Policy {
  return anyOf(staff, memberOf(fromArgument(kind, path)), organizerOf(fromArgument(kind, path)));
}

interface OfOrganisation {
  organisationId: string;
  fairId: string;
}

/** The organisation that it is of, once the fair isn't a draft any more. */
const ofItsOrganisation: SubjectSelector = async ({ parent, subject }) => {
  const { organisationId, fairId } = parent as OfOrganisation;
  const fair = await subject('fair', fairId);
  return fair?.isPublic ? { organisationIds: [organisationId] } : null;
};

/** Those who look after an organisation's presence at a fair. */
export const insiders: Policy = anyOf(
  staff,
  organizerOf(fromParent<OfOrganisation>(({ fairId }) => ({ fairIds: [fairId] }))),
  memberOf(ofItsOrganisation),
);

/** Who is sent is private until the two sides have agreed to meet, as the contacts of an organisation are. */
export const insidersOrAgreed: Policy = anyOf(
  insiders,
  memberOf(({ parent, subject }) => subject('contacts', (parent as OfOrganisation).organisationId)),
);

/** What is private of a delegate; never closed to the very person. */
export const whoeverMayKnowTheDelegate: Policy = anyOf(
  insidersOrAgreed,
  personOf(fromParent<{ personId: string | null }>(({ personId }) => ({ personId }))),
);
