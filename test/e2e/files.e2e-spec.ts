import { createServer, type Server } from 'node:net';
import type { AddressInfo } from 'node:net';
import { readdir } from 'node:fs/promises';
import { anyMember } from '#access';
import {
  FileDownload,
  FilePurposes,
  FilesService,
  OrphanFilesJob,
  StoredFile,
  claimFile,
  releaseFile,
} from '#files';
import { makePdf, makePng } from '../factories/files.js';
import { makeOrganisation } from '../factories/organisations.js';
import { TEST_PASSWORD, makePerson } from '../factories/people.js';
import type { GraphqlClient } from '../support/graphql-client.js';
import { type TestApp, startTestApp } from '../support/test-app.js';

const NOW = '2026-11-22T02:00:00Z';
const PURPOSE = 'paper-of-the-test';

describe('files', () => {
  let test: TestApp;
  let clamd: Server;
  let verdict: string | null;
  let scanned: Buffer = Buffer.alloc(0);
  let ownerId: string;
  let readerOrganisationId: string;
  const clients: Record<'owner' | 'reader' | 'stranger' | 'staff' | 'nobody', GraphqlClient | null> =
    {} as never;

  beforeAll(async () => {
    // The other end of clamd's protocol: it reads what is sent, and answers as told.
    clamd = createServer((socket) => {
      let received: Buffer = Buffer.alloc(0);
      socket.on('data', (data: Buffer) => {
        received = Buffer.concat([received, data]);
        if (!received.subarray(-4).equals(Buffer.alloc(4))) return;
        scanned = withoutFrames(received);
        if (verdict === null) socket.destroy();
        else socket.end(`${verdict}\0`);
      });
      socket.on('error', () => {});
    });
    await new Promise<void>((resolve) => clamd.listen(0, '127.0.0.1', resolve));
    const { port } = clamd.address() as AddressInfo;
    test = await startTestApp({ now: NOW, files: { clamav: { host: '127.0.0.1', port } } });
    const em = test.em();
    const owner = await makePerson(em, { email: 'owner@example.com' });
    ownerId = owner.id;
    const reader = await makePerson(em, { email: 'reader@example.com' });
    const stranger = await makePerson(em, { email: 'stranger@example.com' });
    await makePerson(em, { email: 'staff@example.com', isStaff: true });
    await makeOrganisation(em, { legalName: 'Owner', members: [owner] });
    await makeOrganisation(em, { legalName: 'Stranger', members: [stranger] });
    readerOrganisationId = (await makeOrganisation(em, { legalName: 'Reader', members: [reader] })).id;
    test.get(FilePurposes).register({
      name: PURPOSE,
      maxBytes: 200_000,
      mediaTypes: ['application/pdf', 'image/png'],
      logsDownloads: true,
      uploads: anyMember,
      subjects: (ids) =>
        Promise.resolve(new Map(ids.map((id) => [id, { organisationIds: [readerOrganisationId] }]))),
    });
    for (const name of ['owner', 'reader', 'stranger', 'staff'] as const)
      clients[name] = await test.client().signIn(`${name}@example.com`, TEST_PASSWORD);
    clients.nobody = null;
  });
  afterAll(async () => {
    await test.close();
    clamd.close();
  });
  beforeEach(() => {
    test.clock.set(NOW);
    verdict = 'stream: OK';
  });

  const headersOf = (who: keyof typeof clients): Record<string, string> =>
    clients[who] ? { authorization: `Bearer ${clients[who].bearer}` } : {};
  const upload = async (
    content: Buffer,
    { as = 'owner', name = 'Hợp đồng.pdf', type = 'application/pdf', purpose = PURPOSE } = {},
  ) => {
    const response = await fetch(`${test.url}/files/${purpose}`, {
      method: 'POST',
      body: new Uint8Array(content),
      headers: {
        ...headersOf(as as keyof typeof clients),
        'content-type': type,
        'x-file-name': encodeURIComponent(name),
      },
    });
    return {
      status: response.status,
      ...((await response.json()) as { fileId: string; code?: string; reason?: string }),
    };
  };
  const download = (id: string, as: keyof typeof clients, query = '') =>
    fetch(`${test.url}/files/${id}${query}`, { headers: headersOf(as) });
  const claim = (fileId: string) =>
    test
      .em()
      .transactional((em) => claimFile(em, { fileId, purpose: PURPOSE, personId: ownerId, path: 'file' }));

  it('are found out by their content, kept byte for byte, and read by whom they are for', async () => {
    const pdf = makePdf();
    const { status, fileId } = await upload(pdf, {
      name: '../../a/Hợp đồng "1".pdf',
      type: 'application/octet-stream',
    });
    expect(status).toBe(201);
    expect(scanned.equals(pdf)).toBe(true);
    const file = await test.em().findOneOrFail(StoredFile, { id: fileId });
    expect(file).toMatchObject({ name: 'Hợp đồng "1".pdf', mediaType: 'application/pdf', size: pdf.length });

    // Before it belongs to a record it is its uploader's alone, and staff's.
    const who = ['owner', 'reader', 'stranger', 'staff', 'nobody'] as const;
    const statuses = async () => Promise.all(who.map(async (as) => (await download(fileId, as)).status));
    expect(await statuses()).toEqual([200, 403, 403, 200, 401]);
    await claim(fileId);
    expect(await statuses()).toEqual([403, 200, 403, 200, 401]);

    const response = await download(fileId, 'reader');
    expect(Buffer.from(await response.arrayBuffer()).equals(pdf)).toBe(true);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="H_p __ng _1_.pdf"; filename*=UTF-8''H%E1%BB%A3p%20%C4%91%E1%BB%93ng%20%221%22.pdf`,
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    });
    expect((await download(fileId, 'reader', '?inline')).headers.get('content-disposition')).toMatch(
      /^inline;/,
    );
    expect(await test.em().count(FileDownload, { fileId })).toBe(6);
    const log = await clients.staff!.data<{
      fileDownloads: { edges: { node: { person: { email: string } } }[] };
    }>(`query ($id: ID!) { fileDownloads(fileId: $id) { edges { node { at person { email } } } } }`, {
      id: fileId,
    });
    expect(log.fileDownloads.edges[0]!.node.person.email).toBe('reader@example.com');
  });

  it('are refused by what they are, and leave nothing behind', async () => {
    const before = await test.em().count(StoredFile);
    const pdf = makePdf();
    const broken = Buffer.from(pdf.toString('latin1').replaceAll(/obj|xref|trailer/g, 'bad'), 'latin1');
    const answers = [
      await upload(Buffer.alloc(0)),
      await upload(Buffer.from('<script>alert(1)</script>')),
      await upload(pdf.subarray(0, 400)),
      await upload(Buffer.concat([broken, Buffer.from('\nstartxref\n9\n%%EOF')])),
      await upload(makePng().subarray(0, 40), { type: 'image/png' }),
      await upload(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.from([0xff, 0xd9])])),
      await upload(Buffer.concat([pdf, Buffer.alloc(200_000)])),
    ].map(({ status, code, reason }) => [status, code, reason].filter(Boolean).join(' '));
    expect(answers).toEqual([
      '422 UNREADABLE_FILE empty',
      '415 FILE_TYPE',
      '422 UNREADABLE_FILE truncated',
      '422 UNREADABLE_FILE damaged',
      '422 UNREADABLE_FILE truncated',
      '415 FILE_TYPE',
      '413 FILE_TOO_LARGE',
    ]);
    verdict = 'stream: Eicar-Test-Signature FOUND';
    expect(await upload(pdf)).toMatchObject({ status: 422, code: 'FILE_INFECTED' });
    verdict = null;
    expect(await upload(pdf)).toMatchObject({ status: 503, code: 'SCANNER_AWAY' });
    verdict = 'stream: OK';
    expect((await upload(pdf, { as: 'nobody' })).status).toBe(401);
    expect((await upload(pdf, { as: 'staff' })).status).toBe(403);
    expect((await upload(pdf, { purpose: 'nothing' })).status).toBe(404);
    expect((await upload(pdf, { type: 'text/plain' })).status).toBe(400);
    expect(await test.em().count(StoredFile)).toBe(before);
  });

  it('are claimed once, by whoever uploaded them, and go when nothing holds them', async () => {
    const { fileId } = await upload(makePng(), { type: 'image/png' });
    const other = { fileId, purpose: PURPOSE, personId: readerOrganisationId, path: 'file' };
    await expect(test.em().transactional((em) => claimFile(em, other))).rejects.toThrow(
      'There is no such file of yours',
    );
    await claim(fileId);
    await expect(claim(fileId)).rejects.toThrow('in use already');
    const unclaimed = (await upload(makePdf('left'))).fileId;
    const orphans = test.get(OrphanFilesJob);
    expect(await orphans.removeOrphans()).toBe(0);
    test.clock.advance({ hours: 25 });
    expect(await orphans.removeOrphans()).toBe(1);
    expect(await test.get(FilesService).read(unclaimed)).toBeNull();
    expect((await download(unclaimed, 'staff')).status).toBe(404);
    expect(await test.get(FilesService).read(fileId)).toEqual(makePng());
    await test.em().transactional((em) => releaseFile(em, fileId, test.clock.nowDate()));
    test.clock.advance({ seconds: 1 });
    expect(await orphans.removeOrphans()).toBe(1);
    expect((await readdir(test.filesFolder, { recursive: true })).some((name) => name.endsWith(fileId))).toBe(
      false,
    );
  });
});

function withoutFrames(sent: Buffer): Buffer {
  const chunks: Buffer[] = [];
  for (let at = 'zINSTREAM\0'.length; at < sent.length;) {
    const length = sent.readUInt32BE(at);
    chunks.push(sent.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return Buffer.concat(chunks);
}
