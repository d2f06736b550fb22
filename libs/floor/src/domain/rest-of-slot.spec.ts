import { lastCall, offerEnd } from './rest-of-slot.js';

const at = (time: string) => new Date(`2026-11-25T${time}Z`);

describe('the rest of a slot', () => {
  const slot = { startsAt: at('02:00:00'), endsAt: at('02:30:00') };

  it('can be taken until ten minutes before the end after a no-show, of a short slot until its half', () => {
    expect(lastCall(slot, 'no-show')).toEqual(at('02:20:00'));
    expect(lastCall({ startsAt: at('02:00:00'), endsAt: at('02:15:00') }, 'no-show')).toEqual(at('02:07:30'));
  });

  it('of a cancelled meeting is nobody’s once it has begun', () => {
    expect(lastCall(slot, 'cancelled')).toEqual(slot.startsAt);
  });

  it('is offered while there is a minute to answer, and never for longer than it can be taken', () => {
    const last = lastCall(slot, 'no-show');
    expect(offerEnd(last, at('02:10:00'), 5)).toEqual(at('02:15:00'));
    expect(offerEnd(last, at('02:17:00'), 5)).toEqual(last);
    expect(offerEnd(last, at('02:19:00'), 5)).toEqual(last);
    expect(offerEnd(last, at('02:19:01'), 5)).toBeNull();
  });
});
