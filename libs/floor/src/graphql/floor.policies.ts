import {
  type Policy,
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

/** For operations on the floor of a fair that an argument names. */
export function runsFloor(path: string): Policy {
  return anyOf(staff, organizerOf(fairArgument(path)));
}

/** For operations on something of the floor that an argument names. */
export function runsFloorOf(
  kind: 'check-in' | 'kiosk' | 'floor-call' | 'repair' | 'delegate',
  path: string,
): Policy {
  return anyOf(staff, organizerOf(fromArgument(kind, path)));
}

/** For both sides of an offer, or the one that is called, and those who run the fair. */
export function partyOnFloor(kind: 'slot-offer' | 'floor-call', path: string): Policy {
  return anyOf(staff, memberOf(fromArgument(kind, path)), organizerOf(fromArgument(kind, path)));
}

/** For all parties of a group meeting that an argument names, and those who run the fair. */
export function partyToGroup(path: string): Policy {
  const subject = fromArgument('floor-group', path);
  return anyOf(staff, memberOf(subject), organizerOf(subject));
}

/** For those who run the fair of a group meeting that an argument names. */
export function runsFloorOfGroup(path: string): Policy {
  return anyOf(staff, organizerOf(fromArgument('floor-group', path)));
}

/** For a delegate's check-in code: the organisation, the very person, and those who run the fair. */
export function looksAfterDelegate(path: string): Policy {
  const subject = fromArgument('delegate', path);
  return anyOf(staff, organizerOf(subject), memberOf(subject), personOf(subject));
}

/** For what a kiosk does: whoever has the key of one that is open. */
export const holdsKioskKey: Policy = {
  ...publicly(fromArgument('kiosk-key', 'key')),
  description: 'whoever holds the key of an open kiosk',
};

/** Of everything that the floor shows: it stands in the model, so that no look-up is needed. */
export interface OfFloor {
  readonly fairId: string;
}

/** For what those who run the fair see on its floor. */
export const whoeverRunsTheFloor: Policy = anyOf(
  staff,
  organizerOf(fromParent<OfFloor>(({ fairId }) => ({ fairIds: [fairId] }))),
);

/** For what is told to those whom it concerns. */
export const concerned: Policy = anyOf(
  whoeverRunsTheFloor,
  memberOf(fromParent<{ organisationIds: string[] }>(({ organisationIds }) => ({ organisationIds }))),
);
