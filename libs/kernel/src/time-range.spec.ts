import { TimeRange, isTimeZone } from './time-range.js';

const day = Temporal.PlainDate.from('2026-11-25');

describe('TimeRange', () => {
  it('is half-open: ranges that touch do not overlap', () => {
    const first = TimeRange.onDay(day, '09:00', '09:20', 'Asia/Ho_Chi_Minh');
    const second = TimeRange.onDay(day, '09:20', '09:40', 'Asia/Ho_Chi_Minh');
    expect(first.overlaps(second)).toBe(false);
    expect(first.overlaps(TimeRange.onDay(day, '09:19', '09:40', 'Asia/Ho_Chi_Minh'))).toBe(true);
    expect(first.contains(first.end)).toBe(false);
  });

  it('reads wall-clock time in the zone of the fair', () => {
    expect(TimeRange.onDay(day, '09:00', '10:00', 'Asia/Ho_Chi_Minh').start.toString()).toBe(
      '2026-11-25T02:00:00Z',
    );
  });

  it('is an hour shorter over the start of daylight saving', () => {
    const change = Temporal.PlainDate.from('2026-03-29');
    expect(TimeRange.onDay(change, '01:00', '04:00', 'Europe/Berlin').minutes).toBe(120);
  });

  it('refuses an empty or upside-down range', () => {
    expect(() => TimeRange.onDay(day, '10:00', '10:00', 'UTC')).toThrow(/end after it starts/);
  });

  it('knows time zones', () => {
    expect([isTimeZone('Asia/Tokyo'), isTimeZone('Asia/Atlantis')]).toEqual([true, false]);
  });
});
