import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Allow, everyone } from '#access';
import { SideEnum, type Side } from '#fair';
import { Refusal, StaleVersionModel, refusal, resultUnion } from '#graphql';
import type { FairFacts } from '../domain/fair-facts.js';
import { GroupMeeting } from '../domain/group-meeting.entity.js';
import type { FactNames } from '../domain/name-faults.js';
import { partiesOf } from '../domain/placed-group.js';
import type { GroupDifference } from '../domain/group-diff.js';
import type { PlacedGroup } from '../domain/placed-meeting.js';
import { GroupPlacedError } from '../domain/planning.errors.js';
import { whoeverPlans } from './planning.policies.js';

@ObjectType('GroupParty', { description: 'An organisation that a group meeting can’t do without.' })
@Allow(whoeverPlans)
export class GroupPartyModel {
  @Field(() => ID)
  participationId!: string;

  @Field(() => String)
  name!: string;

  @Field(() => SideEnum)
  side!: Side;

  @Field(() => ID, { nullable: true, description: 'Who comes for it; none for whoever is free.' })
  delegateId!: string | null;

  @Field(() => String, { nullable: true })
  delegateName!: string | null;

  @Field(() => Boolean, { description: 'It has withdrawn from the fair: nobody can place the group now.' })
  isWithdrawn!: boolean;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('GroupMeetingPlace', { description: 'When and where a group meets, and who comes.' })
@Allow(whoeverPlans)
export class GroupMeetingPlaceModel {
  @Field(() => ID, { description: 'The session of the fair that it is.' })
  sessionId!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => ID, { nullable: true, description: 'None for a group that meets on line.' })
  tableId!: string | null;

  @Field(() => String, { nullable: true })
  tableLabel!: string | null;

  @Field(() => String, { nullable: true })
  interpreterName!: string | null;

  @Field(() => [String])
  delegateNames!: string[];

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('GroupMeeting', {
  description:
    'Three organisations or more who meet at one table for one slot. A search for a timetable places it among the meetings of two.',
})
@Allow(whoeverPlans)
export class GroupMeetingModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => String)
  title!: string;

  @Field(() => Boolean, { description: 'No timetable without it; otherwise it is placed at its worth.' })
  isMust!: boolean;

  @Field(() => Boolean, { description: 'Once in the timetable, a search leaves it where it is.' })
  isFixed!: boolean;

  @Field(() => ID, { nullable: true, description: 'The only table that it may take.' })
  tableId!: string | null;

  @Field(() => String, { nullable: true })
  tableLabel!: string | null;

  @Field(() => [GroupPartyModel])
  parties!: GroupPartyModel[];

  @Field(() => GroupMeetingPlaceModel, { nullable: true, description: 'None while it is to be placed.' })
  place!: GroupMeetingPlaceModel | null;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('PlacedGroupMeeting', { description: 'Where, when and with whom a group meets in a draft.' })
@Allow(whoeverPlans)
export class PlacedGroupMeetingModel {
  @Field(() => ID)
  groupMeetingId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => ID)
  slotId!: string;

  @Field(() => ID, { nullable: true, description: 'None for a group that meets on line.' })
  tableId!: string | null;

  @Field(() => String, { nullable: true })
  tableLabel!: string | null;

  @Field(() => String, { nullable: true })
  interpreterName!: string | null;

  @Field(() => [String])
  partyNames!: string[];

  @Field(() => [String])
  delegateNames!: string[];

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('GroupMeetingDifference', {
  description: 'A group meeting that two timetables have in different places.',
})
@Allow(whoeverPlans)
export class GroupMeetingDifferenceModel {
  @Field(() => PlacedGroupMeetingModel, { nullable: true, description: 'None when the first leaves it out.' })
  before!: PlacedGroupMeetingModel | null;

  @Field(() => PlacedGroupMeetingModel, {
    nullable: true,
    description: 'None when the second leaves it out.',
  })
  after!: PlacedGroupMeetingModel | null;

  /** For policies; not in the schema. */
  fairId!: string;
}

@ObjectType('GroupPlacedError', {
  implements: () => Refusal,
  description: 'The group meeting is in the timetable: it is taken out first, or its session is changed.',
})
@Allow(everyone)
export class GroupPlacedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  sessionId!: string;
}

export const GROUP_PLACED = refusal(GroupPlacedError, GroupPlacedModel);

export const ReviseGroupMeetingResult = resultUnion('ReviseGroupMeetingResult', [
  GroupMeetingModel,
  StaleVersionModel,
  GroupPlacedModel,
]);

export function toPlacedGroupModel(
  place: PlacedGroup,
  { fairId, groups, participants }: FairFacts,
  names: FactNames,
): PlacedGroupMeetingModel {
  const { groupId, slotId, tableId, interpreterId, delegateIds } = place;
  const group = groups.find((one) => one.groupId === groupId);
  const parties = group ? partiesOf(group) : partiesOfDelegates(delegateIds, participants);
  return Object.assign(new PlacedGroupMeetingModel(), {
    ...{ fairId, groupMeetingId: groupId, title: names.of(groupId).name, slotId, tableId },
    tableLabel: tableId && names.of(tableId).name,
    interpreterName: interpreterId && names.of(interpreterId).name,
    partyNames: parties.map((id) => names.of(id).name),
    delegateNames: delegateIds.map((id) => names.of(id).name),
  });
}

/** Who was to come to a group meeting that is asked for no more: the buyer first, then by name. */
function partiesOfDelegates(
  delegateIds: readonly string[],
  participants: FairFacts['participants'],
): readonly string[] {
  return participants
    .filter(({ delegates }) => delegates.some(({ id }) => delegateIds.includes(id)))
    .sort((a, b) => a.side.localeCompare(b.side) || a.name.localeCompare(b.name))
    .map(({ id }) => id);
}

export function toGroupDifferences(
  differences: readonly GroupDifference[],
  facts: FairFacts,
  names: FactNames,
): GroupMeetingDifferenceModel[] {
  return differences.map(({ before, after }) =>
    Object.assign(new GroupMeetingDifferenceModel(), {
      fairId: facts.fairId,
      before: before && toPlacedGroupModel(before, facts, names),
      after: after && toPlacedGroupModel(after, facts, names),
    }),
  );
}

/** The group meetings of a fair, or one of them, in the same few statements: to be placed first, then in the order of time. */
export async function groupMeetingsOf(
  em: EntityManager,
  where: { fair: string } | { id: string },
): Promise<GroupMeetingModel[]> {
  const groups = await em.find(GroupMeeting, where, {
    refresh: true,
    orderBy: { id: 1 },
    populate: [
      'table',
      'parties.participation.organisation',
      'parties.delegate',
      'session.table',
      'session.interpreter',
      'session.attendances.delegate',
    ],
  });
  const models = groups.map((group) => {
    const fairId = group.fair.id;
    const session = group.session?.getEntity() ?? null;
    const { id, version, title, isMust, isFixed } = group;
    return Object.assign(new GroupMeetingModel(), {
      ...{ fairId, id, version, title, isMust, isFixed },
      ...{ tableId: group.table?.id ?? null, tableLabel: group.table?.getEntity().label ?? null },
      parties: group.parties
        .getItems()
        .map(({ participation, delegate }) => {
          const { side, withdrawnAt, organisation } = participation.getEntity();
          const { internationalName, legalName } = organisation.getEntity();
          return Object.assign(new GroupPartyModel(), {
            ...{ fairId, participationId: participation.id, side, isWithdrawn: Boolean(withdrawnAt) },
            name: internationalName ?? legalName,
            ...{ delegateId: delegate?.id ?? null, delegateName: delegate?.getEntity().name ?? null },
          });
        })
        .sort((a, b) => a.side.localeCompare(b.side) || a.name.localeCompare(b.name)),
      place:
        session &&
        Object.assign(new GroupMeetingPlaceModel(), {
          ...{ fairId, sessionId: session.id, startsAt: session.startsAt, endsAt: session.endsAt },
          ...{ tableId: session.table?.id ?? null, tableLabel: session.table?.getEntity().label ?? null },
          interpreterName: session.interpreter?.getEntity().name ?? null,
          delegateNames: session.attendances.getItems().map(({ delegate }) => delegate.getEntity().name),
        }),
    });
  });
  const timeOf = ({ place }: GroupMeetingModel) => place?.startsAt.getTime() ?? 0;
  return models.sort((a, b) => timeOf(a) - timeOf(b));
}
