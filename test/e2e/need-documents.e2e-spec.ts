import type { EntityManager } from '@mikro-orm/postgresql';
import { FileDownload } from '#files';
import { NeedAccess } from '#matching';
import { MailMessage } from '#notification';
import { makePdf } from '../factories/files.js';
import { makeNeed } from '../factories/needs.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const DOCUMENTS = `query ($needId: ID!) { needDocuments(needId: $needId) { id title isUnderNda file { id url } } }`;
const ACCEPT = `mutation ($input: AcceptNeedTermsInput!) { acceptNeedTerms(input: $input) { id status terms } }`;
const DECIDE = `mutation ($id: ID!, $isAllowed: Boolean!) { decideNeedAccess(id: $id, isAllowed: $isAllowed) { status } }`;

describe('drawings under non-disclosure terms', () => {
  let test: TestApp;
  let em: EntityManager;
  let needId: string;
  let supplierIds: string[];
  const at: Record<string, GraphqlClient> = {};

  beforeEach(async () => {
    test = await borrowTestApp();
    em = test.em();
    const names = ['buyer', 'supplier', 'other'];
    const organisations = [];
    for (const name of names) {
      organisations.push(
        await makeOrganisation(em, {
          ...{ legalName: name, isBuyer: name === 'buyer', isSupplier: name !== 'buyer' },
          members: [await makePerson(em, { email: `${name}@example.com` })],
        }),
      );
      at[name] = await test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
    }
    supplierIds = organisations.slice(1).map(({ id }) => id);
    needId = (await makeNeed(em, organisations[0]!)).id;
  });
  afterEach(() => test.close());

  const upload = async (who: string) => {
    const response = await fetch(`${test.url}/files/need-document`, {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'x-file-name': 'drawing.pdf',
        authorization: `Bearer ${at[who]!.bearer}`,
      },
      body: new Uint8Array(await makePdf()),
    });
    return ((await response.json()) as { fileId: string }).fileId;
  };
  const add = async (title: string, isUnderNda: boolean) =>
    at.buyer!.data(
      `mutation ($input: AddNeedDocumentInput!) { addNeedDocument(input: $input) { id file { url } } }`,
      { input: { ...{ needId, title, isUnderNda }, fileId: await upload('buyer') } },
    );
  const download = async (who: string, url: string) =>
    (await fetch(`${test.url}${url}`, { headers: { authorization: `Bearer ${at[who]!.bearer}` } })).status;
  const seenBy = async (who: string) =>
    (await at[who]!.data(DOCUMENTS, { needId })).needDocuments.map(({ file }: any) => file !== null);

  it('are shown to suppliers that accepted and whom the buyer allowed, for as long as that stands', async () => {
    const { addNeedDocument: drawing } = await add('Drawing', true);
    await add('Packing', false);
    const { url } = drawing.file;
    expect(await seenBy('buyer')).toEqual([true, true]);
    expect(await seenBy('supplier')).toEqual([false, true]);
    expect(await download('supplier', url)).not.toBe(200);

    const input = { needId, signedName: 'Trần Minh', language: 'VI', organisationId: supplierIds[0] };
    const { acceptNeedTerms: access } = await at.supplier!.data(ACCEPT, { input });
    expect(access).toMatchObject({ status: 'ASKED', terms: expect.stringContaining('mật') });
    expect(await seenBy('supplier')).toEqual([false, true]);
    // Only the buyer decides; nobody accepts for somebody else.
    expect(await at.supplier!.errorCode(DECIDE, { id: access.id, isAllowed: true })).toBe('FORBIDDEN');
    expect(await at.other!.errorCode(ACCEPT, { input })).toBe('FORBIDDEN');

    await at.buyer!.data(DECIDE, { id: access.id, isAllowed: true });
    expect(await seenBy('supplier')).toEqual([true, true]);
    expect(await seenBy('other')).toEqual([false, true]);
    expect(await download('supplier', url)).toBe(200);
    expect(await download('other', url)).not.toBe(200);
    const LOG = `query ($needId: ID!) { needDownloads(needId: $needId) { edges { node { title organisationNames person { name } } } } }`;
    const { needDownloads } = await at.buyer!.data(LOG, { needId });
    expect(needDownloads.edges).toMatchObject([
      { node: { title: 'Drawing', organisationNames: ['supplier'] } },
    ]);
    expect(await at.supplier!.errorCode(LOG, { needId })).toBe('FORBIDDEN');
    expect(await em.fork().count(FileDownload, { fileId: drawing.file.url.split('/').at(-1) })).toBe(1);

    await at.buyer!.data(DECIDE, { id: access.id, isAllowed: false });
    expect(await download('supplier', url)).not.toBe(200);
    // Accepting anew doesn't undo a refusal.
    await at.supplier!.data(ACCEPT, { input });
    expect((await em.fork().findOneOrFail(NeedAccess, { id: access.id })).status).toBe('refused');

    // Each is told once of each step: deciding the same twice and accepting anew write nothing.
    await at.buyer!.data(DECIDE, { id: access.id, isAllowed: false });
    const letters = await em.fork().find(MailMessage, {}, { orderBy: { id: 'asc' } });
    expect(letters.map(({ to, subject }) => [to, subject])).toEqual([
      ['buyer@example.com', expect.stringContaining('supplier')],
      ['supplier@example.com', expect.stringMatching(/cho bạn xem|shows you/)],
      ['supplier@example.com', expect.stringMatching(/thôi cho bạn xem|no longer/)],
    ]);
    expect(letters[0]!.text).toContain(`/needs/${needId}`);

    const { needAccesses } = await at.other!.data(
      `query ($needId: ID!) { needAccesses(needId: $needId) { edges { node { id } } } }`,
      { needId },
    );
    expect(needAccesses.edges).toEqual([]);
    await at.buyer!.data(`mutation ($id: ID!) { removeNeedDocument(id: $id) }`, { id: drawing.id });
    expect(await seenBy('buyer')).toEqual([true]);
  });

  it('takes no file of somebody else, no empty title and no acceptance without a name', async () => {
    const fileId = await upload('other');
    const ADD = `mutation ($input: AddNeedDocumentInput!) { addNeedDocument(input: $input) { id } }`;
    expect(await at.buyer!.errorCode(ADD, { input: { needId, fileId, title: 'Drawing' } })).toBe(
      'BAD_USER_INPUT',
    );
    expect(await at.other!.errorCode(ADD, { input: { needId, fileId, title: 'Drawing' } })).toBe('FORBIDDEN');
    const input = { needId, organisationId: supplierIds[1], signedName: ' ', language: 'EN' };
    expect(await at.other!.errorCode(ACCEPT, { input })).toBe('BAD_USER_INPUT');
  });
});
