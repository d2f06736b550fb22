import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Allow, anyOf, everyone, fromParent, personOf, signedIn, staff } from '#access';
import type { Person } from '../domain/person.entity.js';

@ObjectType('Person', { description: 'Somebody with an account.' })
@Allow(signedIn)
export class PersonModel {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true })
  @Allow(anyOf(personOf(fromParent<PersonModel>((person) => ({ personId: person.id }))), staff))
  email!: string | null;

  @Field(() => String, { description: 'The language the person reads, a BCP 47 tag.' })
  language!: string;
}

export function toPersonModel(person: Person): PersonModel {
  const { id, name, email, language } = person;
  return Object.assign(new PersonModel(), { id, name, email, language });
}

@ObjectType('Session', { description: 'One signed-in browser or program of the viewer.' })
@Allow(signedIn)
export class SessionModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Date)
  createdAt!: Date;

  @Field(() => Date)
  lastSeenAt!: Date;

  @Field(() => Date)
  expiresAt!: Date;

  @Field(() => String, { nullable: true })
  userAgent!: string | null;

  @Field(() => Boolean, { description: 'Whether this is the session that asks.' })
  isCurrent!: boolean;
}

@ObjectType('Viewer', { description: 'Who is asking, and as what.' })
@Allow(everyone)
export class ViewerModel {
  @Field(() => PersonModel, { nullable: true, description: 'null for somebody who is not signed in.' })
  person!: PersonModel | null;

  @Field(() => Boolean)
  isStaff!: boolean;

  @Field(() => Boolean)
  isAdmin!: boolean;
}
