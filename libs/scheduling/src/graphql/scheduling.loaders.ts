import { type RequestContext, groupLoaderOf, loaderOf } from '#graphql';
import { Meeting, Outcome } from '../domain/meeting.entity.js';
import { MEETING_PARTS, type MeetingModel, toMeetingModel, toOutcomeModel } from './meeting.model.js';

/** A meeting by its id, for every other type that shows one; its type guards itself. */
export const meetingLoader = loaderOf(
  (ids, { em }) => em.find(Meeting, { id: { $in: [...ids] } }, { populate: MEETING_PARTS }),
  (meeting) => meeting.id,
  toMeetingModel,
);

/** What was recorded of a meeting. */
export const outcomesLoader = groupLoaderOf(
  (meetingIds, { em }) =>
    em.find(
      Outcome,
      { meeting: { $in: [...meetingIds] } },
      { populate: ['meeting.supplier', 'meeting.buyer'], orderBy: { id: 'asc' } },
    ),
  (outcome) => outcome.meeting.id,
  toOutcomeModel,
);

/** A meeting as it stands after it was changed. */
export async function showMeeting(id: string, { em }: RequestContext): Promise<MeetingModel> {
  return toMeetingModel(await em.findOneOrFail(Meeting, { id }, { populate: MEETING_PARTS }));
}
