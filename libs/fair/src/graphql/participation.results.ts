import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Allow, everyone, signedIn } from '#access';
import { Refusal, StaleVersionModel, refusal, resultUnion } from '#graphql';
import { AlreadyParticipatingError } from '../domain/fair.errors.js';
import { HasMeetingsModel } from './fair.results.js';
import { DelegateModel, ParticipationModel } from './participation.model.js';

@ObjectType('AlreadyParticipatingError', {
  implements: () => Refusal,
  description: 'The organisation is at the fair in this role already.',
})
@Allow(everyone)
export class AlreadyParticipatingModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  participationId!: string;
}

@ObjectType('RegisteredParticipations', { description: 'What became of a list of organisations.' })
@Allow(signedIn)
export class RegisteredParticipationsModel {
  @Field(() => [ParticipationModel])
  registered!: ParticipationModel[];

  @Field(() => [ParticipationModel], {
    description: 'Those that were at the fair in this role before; they are left as they are.',
  })
  alreadyThere!: ParticipationModel[];
}

export const ALREADY_PARTICIPATING = refusal(AlreadyParticipatingError, AlreadyParticipatingModel);

export const RegisterParticipationResult = resultUnion('RegisterParticipationResult', [
  ParticipationModel,
  AlreadyParticipatingModel,
]);
export const ReviseParticipationResult = resultUnion('ReviseParticipationResult', [
  ParticipationModel,
  StaleVersionModel,
]);
export const WithdrawParticipationResult = resultUnion('WithdrawParticipationResult', [
  ParticipationModel,
  StaleVersionModel,
  HasMeetingsModel,
]);
export const ReviseDelegateResult = resultUnion('ReviseDelegateResult', [DelegateModel, StaleVersionModel]);
export const SetDelegateAvailabilityResult = resultUnion('SetDelegateAvailabilityResult', [
  DelegateModel,
  HasMeetingsModel,
]);
export const WithdrawDelegateResult = resultUnion('WithdrawDelegateResult', [
  DelegateModel,
  StaleVersionModel,
  HasMeetingsModel,
]);
