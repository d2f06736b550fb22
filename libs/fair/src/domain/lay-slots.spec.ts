import fc from 'fast-check';
import { InvalidInputError, TimeRange } from '#kernel';
import { type DayPlan, type SlotPlan, laySlots, singleSlot } from './lay-slots.js';

const fair = { startsOn: '2026-11-25', endsOn: '2026-11-27', timeZone: 'Asia/Ho_Chi_Minh' };
const day: DayPlan = { date: '2026-11-25', opensAt: '09:00', closesAt: '12:00', breaks: [] };

function wallClock(slots: readonly TimeRange[], timeZone = fair.timeZone): string[] {
  const at = (instant: Temporal.Instant) =>
    instant.toZonedDateTimeISO(timeZone).toPlainTime().toString({ smallestUnit: 'minute' });
  return slots.map(({ start, end }) => `${at(start)}-${at(end)}`);
}

function problemsOf(plan: SlotPlan, of = fair): string[] {
  try {
    laySlots(plan, of);
  } catch (error) {
    if (error instanceof InvalidInputError) return error.problems.map(({ path }) => path.join('.'));
    throw error;
  }
  return [];
}

const time = (minutes: number) =>
  Temporal.PlainTime.from('00:00').add({ minutes }).toString({ smallestUnit: 'minute' });

/** A day's hours with breaks inside them, in minutes since midnight. */
const anyDay = fc
  .tuple(fc.integer({ min: 0, max: 1200 }), fc.integer({ min: 60, max: 239 }))
  .chain(([opens, length]) =>
    fc
      .array(fc.tuple(fc.integer({ min: 0, max: length - 10 }), fc.integer({ min: 1, max: 60 })), {
        maxLength: 4,
      })
      .map((breaks) => ({
        opensAt: time(opens),
        closesAt: time(opens + length),
        breaks: breaks.map(([from, minutes]) => ({
          from: time(opens + from),
          to: time(opens + Math.min(from + minutes, length)),
        })),
      })),
  );

describe('laySlots', () => {
  it('lays slots one after the other, with the buffer between and around the break', () => {
    const [laid] = laySlots(
      { slotMinutes: 25, bufferMinutes: 5, days: [{ ...day, breaks: [{ from: '10:10', to: '10:30' }] }] },
      fair,
    );
    expect(wallClock(laid!.slots)).toEqual([
      '09:00-09:25',
      '09:30-09:55',
      '10:30-10:55',
      '11:00-11:25',
      '11:30-11:55',
    ]);
    expect(laid!.slots[0]!.start.toString()).toBe('2026-11-25T02:00:00Z');
  });

  it('uses the time up to a break and up to closing to the minute', () => {
    const [laid] = laySlots(
      { slotMinutes: 30, bufferMinutes: 0, days: [{ ...day, breaks: [{ from: '10:00', to: '11:30' }] }] },
      fair,
    );
    expect(wallClock(laid!.slots)).toEqual(['09:00-09:30', '09:30-10:00', '11:30-12:00']);
  });

  it('keeps slots apart, inside the hours and outside breaks, and leaves no room for one more', () => {
    fc.assert(
      fc.property(
        fc.array(anyDay, { minLength: 1, maxLength: 3 }),
        fc.integer({ min: 5, max: 60 }),
        fc.integer({ min: 0, max: 15 }),
        fc.constantFrom('Asia/Ho_Chi_Minh', 'America/New_York', 'Europe/Berlin', 'Australia/Lord_Howe'),
        (plans, slotMinutes, bufferMinutes, timeZone) => {
          const days = plans.map((plan, index) => ({ ...plan, date: `2026-11-2${index + 5}` }));
          const plan = { slotMinutes, bufferMinutes, days };
          fc.pre(problemsOf(plan, { ...fair, timeZone }).length === 0);
          for (const [index, { slots }] of laySlots(plan, { ...fair, timeZone }).entries()) {
            const { date, opensAt, closesAt, breaks } = days[index]!;
            const at = (from: string, to: string) =>
              TimeRange.onDay(Temporal.PlainDate.from(date), from, to, timeZone);
            const hours = at(opensAt, closesAt);
            for (const [number, slot] of slots.entries()) {
              expect(slot.minutes).toBe(slotMinutes);
              expect(Temporal.Instant.compare(slot.start, hours.start)).toBeGreaterThanOrEqual(0);
              expect(Temporal.Instant.compare(slot.end, hours.end)).toBeLessThanOrEqual(0);
              for (const { from, to } of breaks) expect(slot.overlaps(at(from, to))).toBe(false);
              const next = slots[number + 1];
              if (next) {
                const gap = next.start.since(slot.end).total('minutes');
                const isAfterBreak = breaks.some(({ from, to }) => at(from, to).end.equals(next.start));
                if (!isAfterBreak) expect(gap).toBe(bufferMinutes);
                expect(slot.overlaps(next)).toBe(false);
              }
            }
            if (breaks.length === 0) {
              expect(slots).toHaveLength(
                Math.floor((hours.minutes + bufferMinutes) / (slotMinutes + bufferMinutes)),
              );
            }
          }
        },
      ),
    );
  });

  it.each([
    ['2026-03-29', 'begins', 23],
    ['2026-03-30', 'is over', 24],
    ['2026-10-25', 'ends', 25],
  ])('has the hours that really pass on %s, when daylight saving %s', (date, _, hours) => {
    const berlin = { startsOn: date, endsOn: date, timeZone: 'Europe/Berlin' };
    const plan = {
      slotMinutes: 60,
      bufferMinutes: 0,
      days: [{ ...day, date, opensAt: '00:00', closesAt: '23:59' }],
    };
    const [laid] = laySlots(plan, berlin);
    expect(laid!.slots).toHaveLength(hours - 1);
    expect(laid!.slots.every((slot) => slot.minutes === 60)).toBe(true);
    // A break at noon is at noon, also after the clock has changed.
    const withBreak = laySlots(
      { ...plan, days: [{ ...plan.days[0]!, breaks: [{ from: '12:00', to: '13:00' }] }] },
      berlin,
    );
    const times = wallClock(withBreak[0]!.slots, 'Europe/Berlin');
    expect(times).toContain('11:00-12:00');
    expect(times).toContain('13:00-14:00');
    expect(times).not.toContain('12:00-13:00');
  });

  it.each<[string, Partial<DayPlan>[], Partial<SlotPlan>, string[]]>([
    ['a day of no length', [{ closesAt: '09:00' }], {}, ['input.days.0.closesAt']],
    ['a day that closes before it opens', [{ closesAt: '08:00' }], {}, ['input.days.0.closesAt']],
    ['a date before the fair', [{ date: '2026-11-24' }], {}, ['input.days.0.date']],
    ['a date after the fair', [{}, { date: '2026-11-28' }], {}, ['input.days.1.date']],
    ['a date twice', [{}, {}], {}, ['input.days.1.date']],
    ['a slot longer than the day', [{}], { slotMinutes: 181 }, ['input.days.0']],
    ['a slot of nothing', [{}], { slotMinutes: 0 }, ['input.slotMinutes']],
    ['a negative buffer', [{}], { bufferMinutes: -1 }, ['input.bufferMinutes']],
    [
      'a break of no length',
      [{ breaks: [{ from: '10:00', to: '10:00' }] }],
      {},
      ['input.days.0.breaks.0.to'],
    ],
    [
      'a break outside the hours',
      [{ breaks: [{ from: '13:00', to: '14:00' }] }],
      {},
      ['input.days.0.breaks.0'],
    ],
    ['a break that leaves no room', [{ breaks: [{ from: '09:10', to: '11:50' }] }], {}, ['input.days.0']],
    ['no day at all', [], {}, ['input.days']],
    [
      'too many slots',
      [{}, { date: '2026-11-26' }, { date: '2026-11-27' }],
      { slotMinutes: 1 },
      ['input.days'],
    ],
    [
      'several things at once',
      [{ date: '2026-12-24', closesAt: '09:00' }, { breaks: [{ from: '11:00', to: '10:00' }] }],
      {},
      ['input.days.0.date', 'input.days.0.closesAt', 'input.days.1.breaks.0.to'],
    ],
  ])('refuses %s, and names it', (_, days, rest, paths) => {
    const plan = {
      slotMinutes: 20,
      bufferMinutes: 0,
      days: days.map((one) => ({ ...day, ...one })),
      ...rest,
    };
    expect(problemsOf(plan)).toEqual(paths);
  });

  it('takes 500 slots and not one more', () => {
    const plan = (closesAt: string): SlotPlan => ({
      slotMinutes: 1,
      bufferMinutes: 0,
      days: [
        { ...day, opensAt: '09:00', closesAt: '13:10' },
        { ...day, date: '2026-11-26', opensAt: '09:00', closesAt },
      ],
    });
    expect(problemsOf(plan('13:10'))).toEqual([]);
    expect(problemsOf(plan('13:11'))).toEqual(['input.days']);
  });
});

describe('a night in which the clock changes', () => {
  const berlin = (date: string) => ({ startsOn: date, endsOn: date, timeZone: 'Europe/Berlin' });
  const times = (
    date: string,
    opensAt: string,
    closesAt: string,
    breaks: { from: string; to: string }[] = [],
  ) =>
    laySlots(
      { slotMinutes: 60, bufferMinutes: 0, days: [{ date, opensAt, closesAt, breaks }] },
      berlin(date),
    )[0]!.slots.map(({ start }) =>
      start.toZonedDateTimeISO('Europe/Berlin').toPlainTime().toString().slice(0, 5),
    );

  it('has an hour less, and no slot in it', () => {
    expect(times('2026-03-29', '01:00', '05:00')).toEqual(['01:00', '03:00', '04:00']);
  });

  it('has an hour twice, and slots in both', () => {
    expect(times('2026-10-25', '01:00', '04:00')).toEqual(['01:00', '02:00', '02:00', '03:00']);
  });

  it('has times that no clock shows, which are named', () => {
    const inGap = (work: () => unknown, path: string) =>
      expect(work).toThrow(`${path}: On 2026-03-29 the clocks of Europe/Berlin are put forward over 02:30.`);
    inGap(() => times('2026-03-29', '02:30', '06:00'), 'input.days.0.opensAt');
    inGap(() => times('2026-03-29', '01:00', '02:30'), 'input.days.0.closesAt');
    inGap(
      () => times('2026-03-29', '01:00', '06:00', [{ from: '02:30', to: '03:30' }]),
      'input.days.0.breaks.0.from',
    );
    const single = (from: string, to: string) => () =>
      singleSlot({ date: '2026-03-29', from, to }, berlin('2026-03-29'));
    inGap(single('02:30', '03:30'), 'input.from');
    inGap(single('01:30', '02:30'), 'input.to');
  });
});

describe('singleSlot', () => {
  it('reads wall-clock time in the zone of the fair', () => {
    const slot = singleSlot({ date: '2026-11-26', from: '17:00', to: '17:45' }, fair);
    expect([slot.start.toString(), slot.minutes]).toEqual(['2026-11-26T10:00:00Z', 45]);
  });

  it('refuses a date outside the fair and a slot of nothing', () => {
    const single = (date: string, to: string) => () => singleSlot({ date, from: '17:00', to }, fair);
    expect(single('2026-11-28', '18:00')).toThrow(/input.date: The fair is from/);
    expect(single('2026-11-26', '17:00')).toThrow(/input.to: A slot must end/);
  });
});
