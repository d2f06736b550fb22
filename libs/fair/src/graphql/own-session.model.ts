import { Field, ID, ObjectType } from '@nestjs/graphql';
import { Allow, signedIn } from '#access';

@ObjectType('OwnSession', {
  description: 'A session of the fair, or a group meeting, as those who attend it see it.',
})
@Allow(signedIn)
export class OwnSessionModel {
  @Field(() => ID)
  id!: string;

  @Field(() => ID)
  fairId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => Date)
  startsAt!: Date;

  @Field(() => Date)
  endsAt!: Date;

  @Field(() => String, { nullable: true, description: 'Where a group meets; none for other sessions.' })
  tableLabel!: string | null;

  @Field(() => String, { nullable: true })
  hallName!: string | null;

  @Field(() => [String], { description: 'Who of one’s own people attend.' })
  ownPeople!: string[];

  @Field(() => [String], { description: 'Organisations that one meets there, of a group meeting.' })
  otherOrganisations!: string[];
}
