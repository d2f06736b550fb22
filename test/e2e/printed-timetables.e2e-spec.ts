import { extractText, getDocumentProxy } from 'unpdf';
import { FairSession, SessionAttendance } from '#fair';
import { makeFair, makeSlots, makeTables } from '../factories/fairs.js';
import { type MeetingScene, makeMeeting, makeMeetingScene, makeParticipant } from '../factories/meetings.js';
import { TEST_PASSWORD } from '../factories/people.js';
import { borrowTestApp } from '../support/borrow-test-app.js';
import { fewestStatements } from '../support/count-statements.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import type { TestApp } from '../support/test-app.js';

const flat = (text: string) => text.replaceAll(/\s+/g, '').normalize('NFKC');

describe('schedules on paper', () => {
  let test: TestApp;
  let scene: MeetingScene;
  let clients: Record<'organiser' | 'supplier' | 'buyer' | 'rival', GraphqlClient>;
  let rivalId: string;

  beforeEach(async () => {
    test = await borrowTestApp();
    const em = test.em();
    scene = await makeMeetingScene(em);
    const { supplier, buyer, slots, tables } = scene;
    Object.assign(supplier.organisation, {
      legalName: 'Công ty Cổ phần Cơ khí chính xác Ngọc Ánh',
      internationalName: 'Ngoc Anh Precision',
    });
    Object.assign(buyer.organisation, { legalName: '東京精密工業株式会社', country: 'JP' });
    supplier.delegate.name = 'Nguyễn Thị Ngọc';
    supplier.delegate.jobTitle = 'Giám đốc';
    buyer.delegate.name = '佐藤 健';
    const rival = await makeParticipant(em, scene.fair, 'rival', 'buyer');
    rivalId = rival.participation.id;
    rival.organisation.legalName = 'Seoul 한국정밀';
    await em.flush();
    await makeMeeting(em, scene, { slot: slots[0]!, table: tables[0]! });
    await makeMeeting(em, { ...scene, buyer: rival }, { slot: slots[1]!, table: tables[1]! });
    await makeMeeting(em, scene, { slot: slots[2]!, table: tables[0]!, status: 'draft' });
    await makeMeeting(em, scene, { slot: slots[2]!, table: tables[1]!, status: 'cancelled' });
    const group = em.create(FairSession, {
      ...{ fair: scene.fair, title: 'Khuôn dập', table: tables[1]! },
      ...{ startsAt: slots[2]!.startsAt, endsAt: slots[2]!.endsAt },
    });
    em.create(SessionAttendance, { session: group, delegate: rival.delegate });
    await em.flush();
    const client = (name: string) => test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
    clients = {
      organiser: await client('organiser'),
      supplier: await client('supplier'),
      buyer: await client('buyer'),
      rival: await client('rival'),
    };
  });
  afterEach(() => test.close());

  const get = (path: string, client: GraphqlClient | null = clients.organiser) =>
    fetch(`${test.url}/print/${path}`, {
      headers: client ? { authorization: `Bearer ${client.bearer}` } : {},
    });
  const pagesOf = async (path: string, client?: GraphqlClient) => {
    const response = await get(path, client);
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/pdf']);
    const document = await getDocumentProxy(new Uint8Array(await response.arrayBuffer()));
    const { text } = await extractText(document, { mergePages: false });
    return text.map(flat);
  };

  it('gives a participant its own schedule in its language, with names as they are written', async () => {
    const path = `participations/${scene.supplier.participation.id}`;
    const [page, ...more] = await pagesOf(`${path}?lang=vi`, clients.supplier);
    expect(more).toEqual([]);
    for (const text of [
      'Công ty Cổ phần Cơ khí chính xác Ngọc Ánh',
      '東京精密工業株式会社',
      '佐藤 健',
      'Seoul 한국정밀',
      '09:00–09:20',
      '2 cuộc gặp',
      'Trang 1/1',
    ]) {
      expect(page).toContain(flat(text));
    }
    const [english] = await pagesOf(`${path}?lang=en`, clients.supplier);
    expect(english).toContain(flat('Ngoc Anh Precision'));
    expect(english).toContain(flat('Wednesday, 25 November 2026'));
  });

  it('gives whoever takes part from afar their own time, with the day where it is another one', async () => {
    const em = test.em();
    const fair = await makeFair(em, { code: 'afar', organizers: [scene.organiser] });
    const [slot] = await makeSlots(em, fair, { count: 1 });
    const near = await makeParticipant(em, fair, 'near', 'supplier');
    const afar = await makeParticipant(em, fair, 'afar', 'buyer');
    Object.assign(afar.participation, {
      ...{ remoteTimeZone: 'America/Chicago', remoteFrom: '18:00', remoteUntil: '23:00' },
    });
    await em.flush();
    await makeMeeting(em, { fair, supplier: near, buyer: afar }, { slot: slot!, table: null });
    const sheet = `fairs/${fair.id}?scope=participants&id=${afar.participation.id}`;
    const [english] = await pagesOf(`${sheet}&lang=en`);
    expect(english).toContain(flat('09:00–09:20 Your time: Tue 24/11, 20:00–20:20'));
    const [vietnamese] = await pagesOf(`${sheet}&lang=vi`);
    expect(vietnamese).toContain(flat('Giờ của bạn: Thứ 3, 24/11, 20:00–20:20'));
  });

  it('shows nobody the schedule of others, and drafts to organisers alone', async () => {
    const own = `participations/${scene.buyer.participation.id}`;
    expect((await get(own, clients.rival)).status).toBe(403);
    expect((await get(own, null)).status).toBe(401);
    expect((await get(`fairs/${scene.fair.id}?scope=fair`, clients.supplier)).status).toBe(403);
    const foreign = await makeFair(test.em(), { code: 'other-fair' });
    expect((await get(`fairs/${foreign.id}`)).status).toBe(403);
    const [mine] = await pagesOf(own, clients.buyer);
    expect(await pagesOf(`fairs/${scene.fair.id}/mine`, clients.buyer)).toEqual([mine]);
    expect((await get(`fairs/${foreign.id}/mine`, clients.buyer)).status).toBe(404);
    expect(mine).toContain(flat('1 meeting'));
    expect(mine).not.toContain('09:40–10:00');
    expect(mine).not.toContain('한국정밀');
    const [drafts] = await pagesOf(`fairs/${scene.fair.id}?scope=fair&drafts=true`);
    expect(drafts).toContain(flat('3 meetings'));
    expect(drafts).toContain('(draft)');
  });

  it('gives organisers a sheet each of participants, people, tables and halls, or of one of them', async () => {
    const fair = `fairs/${scene.fair.id}`;
    expect(await pagesOf(`${fair}?scope=participants`)).toHaveLength(3);
    expect(await pagesOf(`${fair}?scope=delegates`)).toHaveLength(3);
    const tables = await pagesOf(`${fair}?scope=tables&lang=vi`);
    expect(tables).toHaveLength(2);
    expect(tables[0]).toContain(flat(`Bàn ${scene.tables[0]!.label}`));
    expect(tables[0]).not.toContain('한국정밀');
    expect(await pagesOf(`${fair}?scope=halls`)).toHaveLength(1);
    const [one, ...others] = await pagesOf(`${fair}?scope=participants&id=${rivalId}`);
    expect(others).toEqual([]);
    expect(one).toContain('한국정밀');
    expect(one).toContain(flat('09:40–10:00 Khuôn dập Group meeting'));
    expect(tables[1]).toContain(flat('Khuôn dập Gặp theo nhóm'));
    expect((await get(`${fair}?scope=tables&id=${rivalId}`)).status).toBe(404);
    const wrong = await get(`${fair}?scope=floors`);
    const { problems } = (await wrong.json()) as { problems: { path: string[] }[] };
    expect([wrong.status, problems[0]!.path]).toEqual([400, ['scope']]);
  });

  it('asks the database the same number of questions for one meeting and for many', async () => {
    const em = test.em();
    const fair = await makeFair(em, { code: 'large', organizers: [scene.organiser] });
    const slots = await makeSlots(em, fair, { count: 3 });
    const tables = await makeTables(em, fair, { count: 4 });
    const print = async () => {
      await pagesOf(`fairs/${fair.id}?scope=participants`);
    };
    const before = await fewestStatements(test, print);
    for (let index = 0; index < 4; index++) {
      const supplier = await makeParticipant(em, fair, `more-s${index}`, 'supplier');
      const buyer = await makeParticipant(em, fair, `more-b${index}`, 'buyer');
      for (const slot of slots)
        await makeMeeting(em, { fair, supplier, buyer }, { slot, table: tables[index]! });
    }
    expect(await fewestStatements(test, print)).toBe(before);
  });
});
