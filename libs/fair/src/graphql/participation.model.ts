import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone, signedIn } from '#access';
import { connectionOf } from '#graphql';
import type { Delegate, Participation } from '../domain/participation.entity.js';
import { ParticipationKindEnum, SideEnum } from './fair.model.js';
import { whoeverMayKnowTheDelegate, whoeverRunsTheFair, whoeverSeesTheFair } from './fair.policies.js';

@ObjectType('Participation', { description: 'An organisation at a fair, in one role.' })
@Allow(whoeverSeesTheFair)
export class ParticipationModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => SideEnum)
  side!: string;

  @Field(() => ParticipationKindEnum)
  kind!: string;

  @Field(() => String, { nullable: true })
  booth!: string | null;

  @Field(() => String, { nullable: true, description: 'What those who run the fair note for themselves.' })
  @Allow(whoeverRunsTheFair)
  note!: string | null;

  @Field(() => Date, { nullable: true, description: 'Not there any more, from then on.' })
  withdrawnAt!: Date | null;

  /** For field resolvers and policies; not in the schema. */
  fairId!: string;
  organisationId!: string;
}

@ObjectType('ParticipationConnection')
@Allow(everyone)
export class ParticipationConnection extends connectionOf(ParticipationModel, 'Participation') {}

export function toParticipationModel(participation: Participation): ParticipationModel {
  const { id, version, side, kind, booth, note, withdrawnAt, fair, organisation } = participation;
  return Object.assign(new ParticipationModel(), {
    id,
    version,
    side,
    kind,
    booth: booth ?? null,
    note: note ?? null,
    withdrawnAt: withdrawnAt ?? null,
    fairId: fair.id,
    organisationId: organisation.id,
  });
}

@ObjectType('Delegate', {
  description:
    'A person whom an organisation sends to a fair. Who it is, is told to its own side, to organisers, and to those with whom it was agreed to meet; for others these fields are null.',
})
@Allow(signedIn)
export class DelegateModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => String, { nullable: true })
  @Allow(whoeverMayKnowTheDelegate)
  name!: string | null;

  @Field(() => String, { nullable: true })
  @Allow(whoeverMayKnowTheDelegate)
  jobTitle!: string | null;

  @Field(() => [String], { nullable: true, description: 'BCP 47 tags.' })
  @Allow(whoeverMayKnowTheDelegate)
  languages!: string[] | null;

  @Field(() => String, { nullable: true })
  @Allow(whoeverMayKnowTheDelegate)
  email!: string | null;

  @Field(() => String, { nullable: true })
  @Allow(whoeverMayKnowTheDelegate)
  phone!: string | null;

  @Field(() => Boolean, {
    nullable: true,
    description: 'Whether the delegate can sign in, or is invited to.',
  })
  @Allow(whoeverMayKnowTheDelegate)
  hasAccount!: boolean | null;

  @Field(() => Date, {
    nullable: true,
    description: 'Is there from then on; null from the start of the fair.',
  })
  @Allow(whoeverMayKnowTheDelegate)
  arrivesAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Is there until then; null to its end.' })
  @Allow(whoeverMayKnowTheDelegate)
  leavesAt!: Date | null;

  @Field(() => Date, { nullable: true, description: 'Not coming any more, from then on.' })
  withdrawnAt!: Date | null;

  /** For field resolvers and policies; not in the schema. */
  participationId!: string;
  organisationId!: string;
  fairId!: string;
  personId!: string | null;
}

/** Needs `participation` to be loaded: whose the delegate is decides who may know them. */
export function toDelegateModel(delegate: Delegate): DelegateModel {
  const { id, version, name, jobTitle, languages, email, phone, withdrawnAt, person } = delegate;
  const participation = delegate.participation.unwrap();
  return Object.assign(new DelegateModel(), {
    id,
    version,
    name,
    languages,
    jobTitle: jobTitle ?? null,
    email: email ?? null,
    phone: phone ?? null,
    arrivesAt: delegate.arrivesAt ?? null,
    leavesAt: delegate.leavesAt ?? null,
    withdrawnAt: withdrawnAt ?? null,
    personId: person?.id ?? null,
    hasAccount: Boolean(person),
    participationId: participation.id,
    organisationId: participation.organisation.id,
    fairId: participation.fair.id,
  });
}
