import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { Refusal, StaleVersionModel, refusal, resultUnion } from '#graphql';
import { LimitReachedError } from '../domain/capability.errors.js';
import { CapabilityModel, CertificateModel } from './capability.model.js';

@ObjectType('LimitReachedError', {
  implements: () => Refusal,
  description: 'The organisation has as many records of this kind as one can have.',
})
@Allow(everyone)
export class LimitReachedModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => Int)
  limit!: number;
}

export const LIMIT_REACHED = refusal(LimitReachedError, LimitReachedModel);

export const AddCapabilityResult = resultUnion('AddCapabilityResult', [CapabilityModel, LimitReachedModel]);
export const ReviseCapabilityResult = resultUnion('ReviseCapabilityResult', [
  CapabilityModel,
  StaleVersionModel,
]);
export const RestoreCapabilityResult = resultUnion('RestoreCapabilityResult', [
  CapabilityModel,
  LimitReachedModel,
]);
export const AddCertificateResult = resultUnion('AddCertificateResult', [
  CertificateModel,
  LimitReachedModel,
]);
export const ReviseCertificateResult = resultUnion('ReviseCertificateResult', [
  CertificateModel,
  StaleVersionModel,
]);
