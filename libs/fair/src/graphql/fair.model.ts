import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { Allow, anyOf, everyone, fromParent, organizerOf, publicly, staff } from '#access';
import { LocalDate, LocalizedText, connectionOf, enumOf, toLocalizedTexts } from '#graphql';
import { PersonModel } from '#identity';
import { FAIR_STATUSES, type Fair } from '../domain/fair.entity.js';
import { PARTICIPATION_KINDS, SIDES } from '../domain/participation.entity.js';

export const FairStatusEnum = enumOf('FairStatus', FAIR_STATUSES, {
  describe: {
    draft: 'Being set up; seen by its organisers alone.',
    open: 'Participants prepare.',
    running: 'Its days.',
    closed: 'Over; its records are kept.',
  },
});
export const SideEnum = enumOf('Side', SIDES, { description: 'In which role an organisation is at a fair.' });
export const ParticipationKindEnum = enumOf('ParticipationKind', PARTICIPATION_KINDS, {
  describe: { direct: 'With a booth or people there.', indirect: 'Promoted by the organiser.' },
});

const itself = fromParent<FairModel>(({ id, status }) => ({ fairIds: [id], isPublic: status !== 'draft' }));
export const organizersAndStaff = anyOf(staff, organizerOf(itself));

@ObjectType('ParticipantCount', { description: 'How many take part in one role and one way.' })
@Allow(everyone)
export class ParticipantCountModel {
  @Field(() => SideEnum)
  side!: string;

  @Field(() => ParticipationKindEnum)
  kind!: string;

  @Field(() => Int)
  organisations!: number;
}

@ObjectType('Fair', {
  description: 'One edition of a fair. A draft is seen by its organisers and staff alone.',
})
@Allow(anyOf(organizersAndStaff, publicly(itself)))
export class FairModel {
  @Field(() => ID)
  id!: string;

  @Field(() => Int, { description: 'To be given back when editing.' })
  version!: number;

  @Field(() => String, { description: 'Short and stable, for addresses: `hsif-2026`.' })
  code!: string;

  @Field(() => [LocalizedText])
  name!: LocalizedText[];

  @Field(() => String)
  venue!: string;

  @Field(() => String)
  city!: string;

  @Field(() => String, { description: 'ISO 3166-1 alpha-2.' })
  country!: string;

  @Field(() => String, { description: 'IANA name; wall-clock times of the fair are in it.' })
  timeZone!: string;

  @Field(() => LocalDate)
  startsOn!: string;

  @Field(() => LocalDate)
  endsOn!: string;

  @Field(() => FairStatusEnum)
  status!: string;

  @Field(() => Boolean, { description: 'Made by the demo generator; no real fair.' })
  isDemo!: boolean;

  @Field(() => Boolean, { description: 'Held outside Vietnam.' })
  isAbroad!: boolean;

  @Field(() => [PersonModel], { nullable: true, description: 'The people who organise it.' })
  @Allow(organizersAndStaff)
  organizers?: PersonModel[] | null;

  /** For field resolvers; not in the schema. */
  hostId!: string | null;
}

@ObjectType('FairConnection')
@Allow(everyone)
export class FairConnection extends connectionOf(FairModel, 'Fair') {}

export function toFairModel(fair: Fair): FairModel {
  const { id, version, code, venue, city, country, timeZone, startsOn, endsOn, status, isDemo, isAbroad } =
    fair;
  return Object.assign(new FairModel(), {
    id,
    version,
    code,
    venue,
    city,
    country,
    timeZone,
    startsOn,
    endsOn,
    status,
    isDemo,
    isAbroad,
    name: toLocalizedTexts(fair.name),
    hostId: fair.host?.id ?? null,
  });
}

@ObjectType('FairAttendance', {
  description:
    'How many took part in fairs. An enterprise counts once over all fairs; enterprise-times count once a fair.',
})
@Allow(everyone)
export class FairAttendanceModel {
  @Field(() => Int)
  fairs!: number;

  @Field(() => Int, { description: 'With a booth or people there.' })
  directEnterprises!: number;

  @Field(() => Int)
  directTimes!: number;

  @Field(() => Int, { description: 'Promoted by the organiser.' })
  indirectEnterprises!: number;

  @Field(() => Int)
  indirectTimes!: number;
}
