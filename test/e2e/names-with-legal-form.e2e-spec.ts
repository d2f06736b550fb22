import { makeFair, makeParticipation } from '../factories/fairs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

const FIND = `query ($fairId: ID!, $name: String!) {
  organisations(filter: { name: $name }) { edges { node { legalName } } }
  participations(fairId: $fairId, text: $name) { edges { node { organisation { legalName } } } }
}`;

describe('looking for an organisation by its name', () => {
  let test: TestApp;
  let fairId: string;

  beforeAll(async () => {
    test = await startTestApp();
    const em = test.em();
    const fair = await makeFair(em);
    fairId = fair.id;
    for (const legalName of ['Trường Yên Precision Mechanics Co., Ltd.', 'Other Works JSC']) {
      await makeParticipation(em, fair, await makeOrganisation(em, { legalName, isSupplier: true }));
    }
  });
  afterAll(() => test.close());

  it.each([
    'Trường Yên Precision Mechanics Co., Ltd.',
    'TRUONG YEN PRECISION MECHANICS CO LTD',
    'truong yen',
    'Mechanics Co., Ltd',
  ])('finds it by %s, in the directory and at a fair', async (name) => {
    const { organisations, participations } = await test.client().data(FIND, { fairId, name });
    const expected = ['Trường Yên Precision Mechanics Co., Ltd.'];
    expect(organisations.edges.map((edge: any) => edge.node.legalName)).toEqual(expected);
    expect(participations.edges.map((edge: any) => edge.node.organisation.legalName)).toEqual(expected);
  });
});
