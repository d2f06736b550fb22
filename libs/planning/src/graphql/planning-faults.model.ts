import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { enumOf } from '#graphql';
import type { NamedFault } from '../domain/planning-faults.js';

const CULPRIT_KINDS = [
  'slot',
  'table',
  'hall',
  'participant',
  'pair',
  'group',
  'interpreter',
  'delegate',
  'language',
  'other',
] as const;
const CulpritKindEnum = enumOf('CulpritKind', CULPRIT_KINDS);

@ObjectType({ description: 'Something that a fault is about.' })
@Allow(everyone)
export class Culprit {
  @Field(() => CulpritKindEnum)
  kind!: (typeof CULPRIT_KINDS)[number];

  @Field(() => ID)
  id!: string;

  @Field(() => String, { description: 'The name under which people know it.' })
  name!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'Of a PAIR: its meeting, when one stands in the timetable.',
  })
  meetingId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Of a DELEGATE: for whom they come.' })
  participationId?: string | null;
}

@ObjectType({
  description: 'Something wrong with the facts of a fair, or a rule that takes part in a contradiction.',
})
@Allow(everyone)
export class PlanningFault {
  @Field(() => String, { description: 'Stable.' })
  code!: string;

  @Field(() => Boolean, { description: 'A timetable can be made all the same.' })
  isWarning!: boolean;

  @Field(() => [Culprit])
  culprits!: Culprit[];
}

export function toFaults(faults: readonly NamedFault[]): PlanningFault[] {
  return faults.map(({ code, isWarning, culprits }) =>
    Object.assign(new PlanningFault(), {
      ...{ code, isWarning },
      culprits: culprits.map((culprit) => Object.assign(new Culprit(), culprit)),
    }),
  );
}
