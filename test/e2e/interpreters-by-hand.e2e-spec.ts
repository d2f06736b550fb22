import { Interpreter, InterpreterBreak } from '#fair';
import { Meeting } from '#scheduling';
import { type MeetingScene, makeMeetingScene, makeParticipant } from '../factories/meetings.js';
import { TEST_PASSWORD } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const SHOWN = `id version slot { id } interpreterName lacksInterpreterFor`;
const REFUSED = `... on Refusal { code message }
  ... on SlotTakenError { languagePair taken { kind name } alternatives { slotId } }`;
const BOOK = `mutation ($input: BookMeetingInput!) {
  bookMeeting(input: $input) { __typename ... on Meeting { ${SHOWN} } ${REFUSED} }
}`;
const MOVE = `mutation ($id: ID!, $version: Int!, $slotId: ID!) {
  moveMeeting(meetingId: $id, version: $version, slotId: $slotId) { __typename ... on Meeting { ${SHOWN} } ${REFUSED} }
}`;
const REARRANGE = `mutation ($input: RearrangeMeetingsInput!) {
  rearrangeMeetings(input: $input) {
    __typename ... on MeetingsRearranged { moved } ... on Refusal { code }
    ... on PlacementRefusedError { faults { code } }
  }
}`;
const FREE = `query ($s: ID!, $b: ID!) {
  freeSlots(supplierParticipationId: $s, buyerParticipationId: $b) { slot { id } }
}`;
const BOARD = `query ($fairId: ID!) {
  timetable(fairId: $fairId) { meetings { id interpreterName lacksInterpreterFor } }
}`;

describe('interpreters of meetings that are planned by hand', () => {
  let test: TestApp;
  let scene: MeetingScene;
  let organiser: GraphqlClient;
  type Pair = Pick<MeetingScene, 'supplier' | 'buyer'>;

  const speak = async ({ supplier, buyer }: Pair, languages: readonly [string, string]): Promise<void> => {
    for (const [index, { delegate }] of [supplier, buyer].entries()) {
      await test.em().nativeUpdate(
        delegate.constructor as never,
        { id: delegate.id } as never,
        {
          languages: [languages[index]],
        } as never,
      );
    }
  };
  const interpreter = async (
    name: string,
    languagePairs: string[],
    { breaks = [], most = null }: { breaks?: number[]; most?: number | null } = {},
  ): Promise<void> => {
    const em = test.em();
    const one = em.create(Interpreter, { fair: scene.fair.id, name, languagePairs, maxMeetings: most });
    for (const index of breaks)
      em.create(InterpreterBreak, { interpreter: one, slot: scene.slots[index]!.id });
    await em.flush();
  };
  const another = async (nth: number): Promise<Pair> => {
    const pair = {
      supplier: await makeParticipant(test.em(), scene.fair, `supplier${nth}`, 'supplier'),
      buyer: await makeParticipant(test.em(), scene.fair, `buyer${nth}`, 'buyer'),
    };
    await speak(pair, ['vi', 'ja']);
    return pair;
  };
  const book = async ({ supplier, buyer }: Pair, slot: number) =>
    (
      await organiser.data(BOOK, {
        input: {
          fairId: scene.fair.id,
          slotId: scene.slots[slot]!.id,
          supplierParticipationId: supplier.participation.id,
          buyerParticipationId: buyer.participation.id,
        },
      })
    ).bookMeeting;
  const move = async (meeting: { id: string; version: number }, slot: number) =>
    (
      await organiser.data(MOVE, {
        ...{ id: meeting.id, version: meeting.version, slotId: scene.slots[slot]!.id },
      })
    ).moveMeeting;
  const rearrange = async (...moves: [meeting: { id: string; version: number }, slot: number][]) =>
    (
      await organiser.data(REARRANGE, {
        input: {
          fairId: scene.fair.id,
          moves: moves.map(([{ id, version }, slot]) => ({
            ...{ meetingId: id, version, slotId: scene.slots[slot]!.id },
          })),
        },
      })
    ).rearrangeMeetings;
  const board = async () =>
    (await organiser.data(BOARD, { fairId: scene.fair.id })).timetable.meetings.map(
      ({ interpreterName, lacksInterpreterFor }: Record<string, unknown>) => [
        interpreterName,
        lacksInterpreterFor,
      ],
    );

  beforeEach(async () => {
    test = await borrowTestApp();
    scene = await makeMeetingScene(test.em(), { slots: 4, tables: 8 });
    organiser = await test.client().signIn('organiser@example.com', TEST_PASSWORD);
    await speak(scene, ['vi', 'ja']);
  });
  afterEach(() => test.close());

  it('books somebody who interprets and is there, offers only slots at which one is, and says who is busy', async () => {
    await interpreter('Aoki', ['ja-vi'], { breaks: [0] });
    await interpreter('Park', ['ko-vi']);
    const offered = await organiser.data(FREE, {
      s: scene.supplier.participation.id,
      b: scene.buyer.participation.id,
    });
    expect(offered.freeSlots.map((one: { slot: { id: string } }) => one.slot.id)).toEqual(
      scene.slots.slice(1).map(({ id }) => id),
    );
    expect(await book(scene, 0)).toMatchObject({
      ...{ __typename: 'SlotTakenError', code: 'SLOT_TAKEN', languagePair: 'ja-vi' },
      taken: [{ kind: 'INTERPRETER', name: 'Aoki' }],
      alternatives: scene.slots.slice(1).map(({ id }) => ({ slotId: id })),
    });
    expect(await book(scene, 1)).toMatchObject({
      ...{ __typename: 'Meeting', interpreterName: 'Aoki', lacksInterpreterFor: null },
    });
    expect(await book(await another(1), 1)).toMatchObject({
      ...{ __typename: 'SlotTakenError', languagePair: 'ja-vi' },
      alternatives: scene.slots.slice(2).map(({ id }) => ({ slotId: id })),
    });
    expect(await board()).toEqual([['Aoki', null]]);
  });

  it('leaves out whoever has as many meetings as agreed, and needs nobody where a language is shared', async () => {
    await interpreter('Aoki', ['ja-vi'], { most: 1 });
    expect(await book(scene, 0)).toMatchObject({ interpreterName: 'Aoki' });
    const other = await another(1);
    expect(await book(other, 1)).toMatchObject({
      ...{ __typename: 'SlotTakenError', taken: [{ kind: 'INTERPRETER', name: 'Aoki' }], alternatives: [] },
    });
    await speak(other, ['vi', 'vi']);
    expect(await book(other, 1)).toMatchObject({ interpreterName: null, lacksInterpreterFor: null });
  });

  it('books without one where nobody at the fair speaks the two languages, says so, and lets it be moved', async () => {
    await interpreter('Park', ['ko-vi']);
    const meeting = await book(scene, 0);
    expect(meeting).toMatchObject({
      ...{ __typename: 'Meeting', interpreterName: null, lacksInterpreterFor: 'ja-vi' },
    });
    expect(await board()).toEqual([[null, 'ja-vi']]);
    expect(await rearrange([meeting, 2])).toEqual({ __typename: 'MeetingsRearranged', moved: 1 });
    expect(await move({ ...meeting, version: meeting.version + 1 }, 3)).toMatchObject({
      lacksInterpreterFor: 'ja-vi',
    });
  });

  it('takes the interpreter along in a move and a swap, or another one, or refuses', async () => {
    await interpreter('Aoki', ['ja-vi'], { breaks: [3] });
    await interpreter('Baba', ['ja-vi'], { breaks: [0, 1, 2] });
    const one = await book(scene, 0);
    const other = await book(await another(1), 1);
    expect(await move(one, 3)).toMatchObject({ interpreterName: 'Baba' });
    expect(await rearrange([{ ...one, version: one.version + 1 }, 1])).toEqual({
      ...{
        __typename: 'PlacementRefusedError',
        code: 'PLACEMENT_REFUSED',
        faults: [{ code: 'RULE_INTERPRETER' }],
      },
    });
    expect(await rearrange([{ ...one, version: one.version + 1 }, 1], [other, 3])).toEqual({
      ...{ __typename: 'MeetingsRearranged', moved: 2 },
    });
    const names = async (id: string) =>
      (await test.em().findOneOrFail(Meeting, { id }, { populate: ['interpreter'] })).interpreter?.$.name;
    expect([await names(one.id), await names(other.id)]).toEqual(['Aoki', 'Baba']);
  });

  it('never books one interpreter twice, however many ask at once', async () => {
    await interpreter('Aoki', ['ja-vi']);
    await interpreter('Baba', ['ja-vi'], { most: 1 });
    const pairs = [scene];
    for (let nth = 1; nth < 7; nth++) pairs.push({ ...scene, ...(await another(nth)) });
    // Over two slots, so that the count over the whole fair is put to the test too.
    const answers = await Promise.all(pairs.map((pair, index) => book(pair, index % 2)));
    const booked = answers.filter((one) => one.__typename === 'Meeting');
    expect(booked).toHaveLength(3);
    for (const refused of answers.filter((one) => one.__typename !== 'Meeting')) {
      expect(refused).toMatchObject({ __typename: 'SlotTakenError', languagePair: 'ja-vi' });
    }
    const stored = await test.em().find(Meeting, {}, { populate: ['interpreter'] });
    const places = stored.map(({ slot, interpreter: by }) => `${by?.$.name} ${slot!.id}`);
    expect(new Set(places).size).toBe(3);
    expect(places.filter((place) => place.startsWith('Baba'))).toHaveLength(1);
  });
});
