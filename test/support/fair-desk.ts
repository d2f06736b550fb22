import type { Organisation } from '#directory';
import { makeFair } from '../factories/fairs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from './borrow-test-app.js';
import type { GraphqlClient } from './graphql-client.js';
import type { TestApp } from './test-app.js';

export const FAIR_INPUT = {
  code: 'hsif-2026',
  name: [
    { language: 'vi', text: 'Hội chợ công nghiệp hỗ trợ Hà Nội 2026' },
    { language: 'en', text: 'Hanoi Supporting Industries Fair 2026' },
  ],
  venue: 'ICE',
  city: 'Hanoi',
  country: 'VN',
  timeZone: 'Asia/Ho_Chi_Minh',
  startsOn: '2026-11-25',
  endsOn: '2026-11-26',
};
export const CREATE_FAIR = `mutation ($input: FairInput!) {
  createFair(input: $input) {
    __typename ... on Fair { id version status isAbroad organizers { name } } ... on Refusal { code }
    ... on FairCodeTakenError { fairId }
  }
}`;
export const PLAN_DAYS = `mutation ($input: PlanDaysInput!) {
  planDays(input: $input) {
    __typename ... on Fair { days { date slots { id startsAt endsAt } } } ... on Refusal { code }
  }
}`;
export const ADD_HALL = `mutation ($input: AddHallInput!) {
  addHall(input: $input) { __typename ... on Hall { id } ... on HallNameTakenError { hallId } }
}`;
export const ADD_TABLES = `mutation ($input: AddTablesInput!) {
  addTables(input: $input) {
    __typename ... on Hall { name tables { id label } } ... on TableLabelsTakenError { labels }
  }
}`;
export const REGISTER_ALL = `mutation ($input: RegisterParticipationsInput!) {
  registerParticipations(input: $input) {
    registered { id organisation { legalName } } alreadyThere { id organisation { legalName } }
  }
}`;
export const ADD_DELEGATE = `mutation ($input: AddDelegateInput!) {
  addDelegate(input: $input) { id version name email hasAccount }
}`;
export const SET_AVAILABILITY = `mutation ($delegateId: ID!, $slots: [ID!]!) {
  setDelegateAvailability(delegateId: $delegateId, unavailableSlotIds: $slots) {
    ... on Delegate { unavailableSlots { id date startsAt } }
  }
}`;
export const ACT = (verb: string) => `mutation ($id: ID!) {
  ${verb}(id: $id) {
    __typename ... on Fair { status } ... on FairActionImpossibleError { code status possibleActions }
  }
}`;
export const PARTICIPATIONS = `query ($fairId: ID!, $text: String, $side: Side, $kind: ParticipationKind, $first: Int, $after: String) {
  participations(fairId: $fairId, text: $text, side: $side, kind: $kind, first: $first, after: $after) {
    totalCount pageInfo { hasNextPage endCursor }
    nodes: edges { node {
      side kind booth organisation { legalName } fair { code }
      delegates { id name jobTitle languages email phone hasAccount unavailableSlots { id } }
    } }
  }
}`;

/** The product with somebody of the staff signed in, and ways to bring in others who set up a fair or come to it. */
export async function startFairDesk() {
  const test: TestApp = await borrowTestApp();
  await makePerson(test.em(), { email: 'staff@example.com', name: 'Staff', isStaff: true });
  const staff = await test.client().signIn('staff@example.com', TEST_PASSWORD);

  /** Somebody who speaks for a new organisation. */
  async function memberOfNew(
    legalName: string,
  ): Promise<{ organisation: Organisation; member: GraphqlClient }> {
    const email = `${legalName.toLowerCase().replaceAll(' ', '.')}@example.com`;
    const person = await makePerson(test.em(), { email });
    const organisation = await makeOrganisation(test.em(), { legalName, members: [person] });
    return { organisation, member: await test.client().signIn(email, TEST_PASSWORD) };
  }

  async function organizerOf(fairOptions: Parameters<typeof makeFair>[1] = {}) {
    const person = await makePerson(test.em(), { email: 'organizer@example.com', name: 'Organiser' });
    const fair = await makeFair(test.em(), { ...fairOptions, organizers: [person] });
    return { fair, person, organizer: await test.client().signIn('organizer@example.com', TEST_PASSWORD) };
  }

  return { test, staff, memberOfNew, organizerOf };
}

export type FairDesk = Awaited<ReturnType<typeof startFairDesk>>;
