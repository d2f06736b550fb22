import { Field, ObjectType } from '@nestjs/graphql';
import { Allow, signedIn } from '#access';
import { enumOf } from '#graphql';
import { SIDES } from '../domain/participation.entity.js';
import { FairModel } from './fair.model.js';
import { ParticipationModel } from './participation.model.js';

/** As what the viewer is at a fair. */
const FAIR_ROLES = ['organizer', ...SIDES] as const;
export type FairRole = (typeof FAIR_ROLES)[number];
export const FairRoleEnum = enumOf('FairRole', FAIR_ROLES, {
  description: 'As what the viewer is at a fair: organises it, or speaks for a supplier or buyer there.',
});

@ObjectType('MyFair', { description: 'A fair that the viewer has to do with.' })
@Allow(signedIn)
export class MyFairModel {
  @Field(() => FairModel)
  fair!: FairModel;

  @Field(() => [FairRoleEnum])
  roles!: FairRole[];

  @Field(() => [ParticipationModel], {
    description: 'Those of the organisations that the viewer speaks for.',
  })
  participations!: ParticipationModel[];
}
