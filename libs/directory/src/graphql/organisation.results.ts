import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { Refusal, StaleVersionModel, refusal, resultUnion } from '#graphql';
import { TaxCodeTakenError } from '../domain/directory.errors.js';
import { OrganisationModel } from './organisation.model.js';

@ObjectType('TaxCodeTakenError', {
  implements: () => Refusal,
  description: 'Another organisation of the country has this tax code.',
})
@Allow(everyone)
export class TaxCodeTakenModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => ID)
  organisationId!: string;

  @Field(() => String)
  organisationName!: string;
}

export const TAX_CODE_TAKEN = refusal(TaxCodeTakenError, TaxCodeTakenModel);

export const RegisterOrganisationResult = resultUnion('RegisterOrganisationResult', [
  OrganisationModel,
  TaxCodeTakenModel,
]);
export const ReviseOrganisationResult = resultUnion('ReviseOrganisationResult', [
  OrganisationModel,
  StaleVersionModel,
  TaxCodeTakenModel,
]);
