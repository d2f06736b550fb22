import { type Policy, anyOf, fairArgument, fromArgument, fromParent, organizerOf, staff } from '#access';

/** For what belongs to the making of a fair's timetable: the object itself says to which fair. */
export const whoeverPlans: Policy = anyOf(
  staff,
  organizerOf(fromParent<{ fairId: string }>(({ fairId }) => ({ fairIds: [fairId] }))),
);

export function plansFair(path: string): Policy {
  return anyOf(staff, organizerOf(fairArgument(path)));
}

export function plansFairOf(
  kind: 'plan-run' | 'timetable-draft' | 'timetable-version' | 'group-meeting',
  path: string,
): Policy {
  return anyOf(staff, organizerOf(fromArgument(kind, path)));
}
