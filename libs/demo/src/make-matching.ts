import { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NOBODY, type Viewer } from '#access';
import { Membership, Organisation } from '#directory';
import { type Fair, Participation } from '#fair';
import { FilesService } from '#files';
import type { Person } from '#identity';
import {
  MatchSettingsService,
  MeetingExclusion,
  NEED_DOCUMENT,
  Need,
  NeedDocument,
  NeedDocumentsService,
  OrganisationConflict,
  OwnPreferencesService,
  ParticipationTerms,
  Proposal,
  SupplierWishes,
} from '#matching';
import { makePdf } from './demo-pdf.js';

const GROUP = 'cụm cơ khí Hà Nội';
/** Members of the group beside the demo's supplier. */
const OTHERS_IN_GROUP = 5;

interface Stage {
  readonly em: EntityManager;
  readonly get: <T>(type: Type<T>) => T;
  readonly fair: Fair;
  readonly supplier: Viewer;
  readonly buyer: Viewer;
  readonly supplierId: string;
  readonly buyerId: string;
}

/**
 * What the parties and the organiser have said of who sees and meets whom: drawings under non-disclosure terms, wishes,
 * conflicts, an exclusion, a group with a quota. Done through the product's own services, each part once.
 */
export async function makeMatching(
  app: INestApplicationContext,
  fair: Fair,
  people: Record<'supplier' | 'buyer', Person>,
): Promise<void> {
  const get = <T>(type: Type<T>): T => app.get(type, { strict: false });
  const em = get(EntityManager).fork();
  const viewerOf = async (person: Person): Promise<Viewer & { own: string }> => {
    const { organisation } = await em.findOneOrFail(Membership, { person: person.id });
    return {
      ...NOBODY,
      personId: person.id,
      organisationIds: new Set([organisation.id]),
      own: organisation.id,
    };
  };
  const [supplier, buyer] = [await viewerOf(people.supplier), await viewerOf(people.buyer)];
  const stage = { em, get, fair, supplier, buyer, supplierId: supplier.own, buyerId: buyer.own };
  if ((await em.count(SupplierWishes, {})) === 0) await makeWishes(stage);
  if ((await em.count(OrganisationConflict, {})) === 0) await makeConflicts(stage);
  if ((await em.count(ParticipationTerms, { participation: { fair } })) === 0) await makeGroup(stage);
  if ((await em.count(MeetingExclusion, { fair })) === 0) await makeExclusion(stage);
  if ((await em.count(NeedDocument, {})) === 0) await makeDrawings(stage);
}

async function makeWishes({ get, supplierId }: Stage): Promise<void> {
  await get(OwnPreferencesService).setWishes(supplierId, 0, {
    ...{ industries: ['industry.automotive', 'industry.electronics'], countries: ['JP', 'KR', 'DE'] },
    ...{ minVolume: 500, maxVolume: 50_000, volumeUnit: 'pieces' },
  });
}

async function makeConflicts({ em, get, supplierId }: Stage): Promise<void> {
  const [rival] = await others(em, supplierId, 1);
  await get(OwnPreferencesService).setConflicts(supplierId, [
    { organisationId: rival!.id, note: 'Đang tranh chấp một bản thiết kế đồ gá' },
  ]);
}

/** Suppliers of one cluster are promised two meetings each, and three to the one that has paid for them. */
async function makeGroup({ em, get, fair, supplierId }: Stage): Promise<void> {
  const there = { fair, side: 'supplier', kind: 'direct', withdrawnAt: null } as const;
  const own = await em.findOneOrFail(Participation, { ...there, organisation: supplierId });
  const rest = await em.find(
    Participation,
    { ...there, id: { $ne: own.id } },
    { orderBy: { id: 'asc' }, limit: OTHERS_IN_GROUP },
  );
  for (const { id } of [own, ...rest]) {
    const isSponsored = id === own.id;
    await get(MatchSettingsService).setParticipation(id, 0, {
      ...{ tags: [GROUP], minMeetings: isSponsored ? 3 : 2, maxMeetings: 12, isSponsored },
    });
  }
}

/** Two that no proposal has brought together: nothing that stands is touched. */
async function makeExclusion({ em, get, fair, buyerId }: Stage): Promise<void> {
  const proposals = await em.find(
    Proposal,
    { fair, buyer: { organisation: buyerId } },
    { populate: ['supplier'] },
  );
  const near = proposals.map(({ supplier }) => supplier.getEntity().organisation.id);
  const apart = await em.findOneOrFail(
    Participation,
    { fair, side: 'supplier', kind: 'direct', withdrawnAt: null, organisation: { $nin: near } },
    { orderBy: { id: 'asc' } },
  );
  await get(MatchSettingsService).exclude({
    ...{ fairId: fair.id, supplierOrganisationId: apart.organisation.id, buyerOrganisationId: buyerId },
    note: 'Hai bên đề nghị không xếp gặp nhau',
  });
}

/** One supplier may see the drawing, the demo's own has accepted the terms and waits for the buyer. */
async function makeDrawings({ em, get, supplier, buyer, supplierId, buyerId }: Stage): Promise<void> {
  const need = await em.findOneOrFail(
    Need,
    { buyer: buyerId, status: 'open', isPublic: true },
    { orderBy: { id: 'asc' } },
  );
  const [files, documents] = [get(FilesService), get(NeedDocumentsService)];
  const title = 'KP-2207 アルミハウジング図面';
  const fileId = await files.keep(
    NEED_DOCUMENT,
    'KP-2207.pdf',
    Readable.from([makePdf('KP-2207 aluminium housing, demo drawing')]),
    buyer.personId,
  );
  await documents.add({ needId: need.id, fileId, title, isUnderNda: true }, buyer);
  const [allowed] = await others(em, supplierId, 1);
  const accessId = await documents.accept(
    {
      ...{ needId: need.id, organisationId: allowed!.id, language: 'vi' },
      signedName: 'Nguyễn Thị Lan (minh họa)',
    },
    NOBODY,
  );
  await documents.decide(accessId, true);
  await documents.accept(
    { needId: need.id, organisationId: supplierId, language: 'vi', signedName: 'Trần Quang Minh' },
    supplier,
  );
  // The buyer looks at what it put there, so that the log of downloads has a line.
  const { content } = await files.download(fileId, buyer);
  content.destroy();
}

async function others(em: EntityManager, supplierId: string, limit: number): Promise<Organisation[]> {
  return em.find(
    Organisation,
    { id: { $ne: supplierId }, isSupplier: true, isBuyer: false, source: 'demo', withdrawnAt: null },
    { orderBy: { id: 'asc' }, limit },
  );
}
