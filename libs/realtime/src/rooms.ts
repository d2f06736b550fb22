import {
  type Policy,
  type PolicyContext,
  anyOf,
  fairArgument,
  memberOf,
  organisationArgument,
  organizerOf,
  personOf,
  staff,
} from '#access';

/** Who may listen in the rooms of each kind. A room is named `kind:id`. */
export const ROOM_POLICIES: Readonly<Record<string, Policy>> = {
  fair: anyOf(organizerOf(fairArgument('id')), staff),
  organisation: memberOf(organisationArgument('id')),
  person: personOf(({ args }) => ({ personId: String(args.id) })),
};

/** Whether the viewer may join; false for a kind that has no policy. */
export async function mayJoin(context: PolicyContext, room: string): Promise<boolean> {
  const [kind, id, ...rest] = room.split(':');
  const policy = Object.hasOwn(ROOM_POLICIES, kind!) ? ROOM_POLICIES[kind!] : undefined;
  if (!policy || !id || rest.length > 0) return false;
  return policy.allows({ viewer: context.viewer, args: { id }, parent: undefined, subject: context.subject });
}

/** The rooms in which an event is told, by the ids that it names. */
export function roomsOf(payload: Readonly<Record<string, unknown>>): string[] {
  const ids = (value: unknown) =>
    (Array.isArray(value) ? value : [value]).filter((id) => typeof id === 'string');
  return [
    ...ids(payload.fairId).map((id) => `fair:${id}`),
    ...ids(payload.organisationIds ?? payload.organisationId).map((id) => `organisation:${id}`),
    ...ids(payload.personId).map((id) => `person:${id}`),
  ];
}
