import { Args, Mutation, Resolver } from '@nestjs/graphql';
import { Allow } from '#access';
import { STALE_VERSION, orRefusal } from '#graphql';
import { RearrangeMeetingsService } from '../application/rearrange-meetings.service.js';
import { RearrangeMeetingsInput } from './planning.inputs.js';
import { plansFair } from './planning.policies.js';
import {
  FAIR_NOT_OPEN,
  MEETING_STATE,
  MeetingsRearrangedModel,
  PLACEMENT_REFUSED,
  RearrangeMeetingsResult,
} from './planning.results.js';

/** The timetable as it stands, changed by the organiser's hand. */
@Resolver()
export class RearrangeResolver {
  constructor(private readonly rearranging: RearrangeMeetingsService) {}

  @Mutation(() => RearrangeMeetingsResult, {
    description:
      'Moves planned meetings, all of them or none, by the same rules that a search keeps; two that take each other’s place are swapped. Both sides of each are told.',
  })
  @Allow(plansFair('input.fairId'))
  rearrangeMeetings(@Args('input') input: RearrangeMeetingsInput): Promise<typeof RearrangeMeetingsResult> {
    return orRefusal(
      async () => {
        await this.rearranging.rearrange(input.fairId, input.moves);
        return Object.assign(new MeetingsRearrangedModel(), { moved: input.moves.length });
      },
      STALE_VERSION,
      MEETING_STATE,
      FAIR_NOT_OPEN,
      PLACEMENT_REFUSED,
    );
  }
}
