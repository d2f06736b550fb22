import fc from 'fast-check';
import type { PlacedMeeting } from './placed-meeting.js';
import {
  type PlacedTimetable,
  applyChanges,
  compareTimetables,
  diffTimetables,
  timetableOf,
} from './timetable-diff.js';

/** Who meets belongs to a meeting; where and when changes. */
const meeting: fc.Arbitrary<PlacedMeeting> = fc
  .record({
    number: fc.integer({ min: 0, max: 12 }),
    slotId: fc.constantFrom('09:00', '09:20', '09:40'),
    tableId: fc.option(fc.constantFrom('t1', 't2')),
    interpreterId: fc.option(fc.constantFrom('i1', 'i2')),
    delegateIds: fc.uniqueArray(fc.constantFrom('d1', 'd2', 'd3'), { minLength: 1 }).map((ids) => ids.sort()),
  })
  .map(({ number, ...place }) => ({
    ...place,
    meetingId: String(number),
    supplierId: `s${number % 3}`,
    buyerId: `b${number % 2}`,
  }));
const timetable: fc.Arbitrary<PlacedTimetable> = fc.array(meeting, { maxLength: 12 }).map(timetableOf);
const sorted = (one: PlacedTimetable) =>
  [...one.values()].sort((a, b) => (a.meetingId < b.meetingId ? -1 : 1));

describe('differences between timetables', () => {
  it('replay to the same timetable, however many versions there are', () => {
    fc.assert(
      fc.property(fc.array(timetable, { minLength: 1, maxLength: 6 }), (versions) => {
        const diffs = versions.map((version, index) =>
          diffTimetables(versions[index - 1] ?? timetableOf([]), version),
        );
        let replayed: PlacedTimetable = timetableOf([]);
        diffs.forEach((changes, index) => {
          replayed = applyChanges(replayed, changes);
          expect(sorted(replayed)).toEqual(sorted(versions[index]!));
        });
      }),
    );
  });

  it('say nothing of a timetable and itself, and each kind once', () => {
    fc.assert(
      fc.property(timetable, timetable, (before, after) => {
        expect(diffTimetables(before, before)).toEqual([]);
        for (const { kind, meetingId } of diffTimetables(before, after)) {
          const is = { added: [false, true], cancelled: [true, false], moved: [true, true] }[kind];
          expect([before.has(meetingId), after.has(meetingId)]).toEqual(is);
        }
      }),
    );
  });

  it('count what everybody gains and loses, whatever the ids of the meetings', () => {
    fc.assert(
      fc.property(timetable, timetable, (before, after) => {
        const renamed = timetableOf(
          [...after.values()].map((one) => ({ ...one, meetingId: `new ${one.meetingId}` })),
        );
        const worth = ({ buyerId }: PlacedMeeting) => (buyerId === 'b1' ? 3 : 1);
        const { balances, changes } = compareTimetables(before, renamed, worth);
        for (const one of balances) {
          const own = (all: PlacedTimetable) =>
            [...all.values()].filter(
              ({ supplierId, buyerId }) =>
                supplierId === one.participationId || buyerId === one.participationId,
            );
          expect(one.meetingsBefore).toBe(own(before).length);
          expect(one.meetingsAfter).toBe(own(after).length);
        }
        const grown = changes.filter(({ kind }) => kind === 'added').length;
        const lost = changes.filter(({ kind }) => kind === 'cancelled').length;
        expect(before.size + grown - lost).toBe(after.size);
      }),
    );
  });
});
