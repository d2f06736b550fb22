import { graceEnd } from './grace.js';

describe('the grace time', () => {
  const startsAt = new Date('2026-11-25T02:00:00Z');
  const endsAt = new Date('2026-11-25T02:20:00Z');

  it('ends after its minutes, and with a meeting that is shorter', () => {
    expect(graceEnd({ startsAt, endsAt }, 0)).toEqual(startsAt);
    expect(graceEnd({ startsAt, endsAt }, 10)).toEqual(new Date('2026-11-25T02:10:00Z'));
    expect(graceEnd({ startsAt, endsAt }, 45)).toEqual(endsAt);
  });

  it('of a meeting that came into the slot once it had begun runs from then on', () => {
    const releasedAt = new Date('2026-11-25T02:08:00Z');
    expect(graceEnd({ startsAt, endsAt, releasedAt }, 10)).toEqual(new Date('2026-11-25T02:18:00Z'));
    const before = new Date('2026-11-20T02:00:00Z');
    expect(graceEnd({ startsAt, endsAt, releasedAt: before }, 10)).toEqual(new Date('2026-11-25T02:10:00Z'));
  });
});
