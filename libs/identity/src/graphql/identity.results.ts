import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Allow, everyone } from '#access';
import { Refusal, refusal, resultUnion } from '#graphql';
import {
  LinkNotUsableError,
  TooManyAttemptsError,
  WeakPasswordError,
  WrongCredentialsError,
} from '../domain/identity.errors.js';
import { PersonModel } from './person.model.js';

@ObjectType({ description: 'A session was opened; browsers also got it as a cookie.' })
@Allow(everyone)
export class SignedIn {
  @Field(() => String, {
    description: 'For programs, as `Authorization: Bearer TOKEN`. It is shown this once.',
  })
  token!: string;

  @Field(() => Date)
  expiresAt!: Date;

  @Field(() => PersonModel)
  person!: PersonModel;
}

@ObjectType('WrongCredentialsError', { implements: () => Refusal })
@Allow(everyone)
export class WrongCredentialsModel implements Refusal {
  code!: string;
  message!: string;
}

@ObjectType('TooManyAttemptsError', { implements: () => Refusal })
@Allow(everyone)
export class TooManyAttemptsModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => Int)
  retryAfterSeconds!: number;
}

@ObjectType('LinkNotUsableError', {
  implements: () => Refusal,
  description: 'The link has been used or has expired.',
})
@Allow(everyone)
export class LinkNotUsableModel implements Refusal {
  code!: string;
  message!: string;
}

@ObjectType('WeakPasswordError', { implements: () => Refusal })
@Allow(everyone)
export class WeakPasswordModel implements Refusal {
  code!: string;
  message!: string;

  @Field(() => Int)
  minimumLength!: number;
}

export const WRONG_CREDENTIALS = refusal(WrongCredentialsError, WrongCredentialsModel);
export const TOO_MANY_ATTEMPTS = refusal(TooManyAttemptsError, TooManyAttemptsModel);
export const LINK_NOT_USABLE = refusal(LinkNotUsableError, LinkNotUsableModel);
export const WEAK_PASSWORD = refusal(WeakPasswordError, WeakPasswordModel);

export const SignInResult = resultUnion('SignInResult', [
  SignedIn,
  WrongCredentialsModel,
  TooManyAttemptsModel,
]);
export const ChoosePasswordResult = resultUnion('ChoosePasswordResult', [
  SignedIn,
  LinkNotUsableModel,
  WeakPasswordModel,
]);
