import { Readable } from 'node:stream';
import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { NOBODY, type Viewer } from '#access';
import {
  AGREEMENT_DOCUMENT,
  Agreement,
  AgreementDocumentsService,
  AgreementStepsService,
  AgreementsService,
  AmendAgreementService,
} from '#agreement';
import { Membership, Organisation } from '#directory';
import { Fair } from '#fair';
import { FilesService } from '#files';
import type { Person } from '#identity';
import { Clock, Money } from '#kernel';
import { Meeting } from '#scheduling';
import { makePdf } from './demo-pdf.js';

type Terms = Parameters<AgreementsService['record']>[0];

/** Who signs: the accounts of the demo, and the organisations that they speak for. */
interface Sides {
  readonly fair: Fair;
  readonly staff: Viewer;
  readonly supplier: Viewer;
  readonly buyer: Viewer;
  readonly parties: Terms['parties'];
  /** A meeting of the two at this fair, where there is one. */
  readonly meetingId: string | null;
}

/**
 * What the supplier and the buyer of the demo sign at its fair, one of everything that may become of an agreement:
 * verified by its document and amended, disputed, reported by both, an order under a framework, a draft. Done through
 * the product's own services, so that every record has its history.
 */
export async function makeLiveDeals(
  app: INestApplicationContext,
  fairId: string,
  people: Record<'staff' | 'supplier' | 'buyer', Person>,
): Promise<void> {
  const get = <T>(type: Type<T>): T => app.get(type, { strict: false });
  const em = get(EntityManager).fork();
  const [agreements, steps] = [get(AgreementsService), get(AgreementStepsService)];
  const sides = await sidesOf(em, fairId, people);
  const { staff, supplier, buyer, fair, parties, meetingId } = sides;
  const today = app.get(Clock, { strict: false }).today(fair.timeZone).toString();
  const version = async (id: string) => (await em.fork().findOneOrFail(Agreement, { id })).version;
  const record = (viewer: Viewer, terms: Partial<Terms> & Pick<Terms, 'kind' | 'title'>) =>
    agreements.record(
      {
        ...{ signedOn: fair.startsOn, place: 'Hà Nội', fairId: fair.id, parties, confirmUnusual: true },
        ...{ sectorConceptId: 'industry.electronics', ...terms },
      },
      viewer,
    );
  const handIn = async (id: string, title: string, text: string) => {
    const content = Readable.from([makePdf(text)]);
    const fileId = await get(FilesService).keep(
      AGREEMENT_DOCUMENT,
      `${title}.pdf`,
      content,
      supplier.personId,
    );
    await get(AgreementDocumentsService).add(id, { fileId, title }, supplier);
  };

  const framework = await record(supplier, {
    ...{ kind: 'framework', title: 'Hợp đồng khung gia công chi tiết nhôm 2 năm', meetingId },
    ...{ valueBasis: 'range', value: Money.parse('400000', 'USD'), valueMax: Money.parse('650000', 'USD') },
    ...{ hsCodes: ['761699', '847990'], validFrom: fair.startsOn, validUntil: plusYears(fair.startsOn, 2) },
  });
  await handIn(framework, 'Hợp đồng khung', 'Framework agreement, draft of the first day');
  await handIn(framework, 'Hợp đồng khung', 'Framework agreement, signed');
  await steps.confirm(framework, await version(framework), buyer);
  await steps.verify(framework, await version(framework), staff);

  const order = await record(supplier, {
    ...{ kind: 'purchase-order', title: 'Đơn hàng đầu tiên: 12.000 vỏ hộp số', frameworkId: framework },
    ...{ value: Money.parse('1860000000', 'VND'), hsCodes: ['870840'] },
    parts: [
      ...(['Lô 1: 3.000 chiếc', 'Lô 2: 4.000 chiếc', 'Lô 3: 5.000 chiếc'] as const).map((title, at) => ({
        ...{ kind: 'delivery' as const, title, dueOn: plusMonths(fair.startsOn, at + 2) },
        amount: Money.parse(['465000000', '620000000', '775000000'][at]!, 'VND'),
      })),
    ],
  });
  await handIn(order, 'Đơn hàng', 'Purchase order, signed');
  await steps.confirm(order, await version(order), buyer);
  await steps.verify(order, await version(order), staff);
  await steps.carryOn('activate', { id: order, version: await version(order), viewer: supplier });
  await get(AmendAgreementService).amend(
    order,
    await version(order),
    {
      ...{ title: 'Thêm 2.000 chiếc vào lô 3', signedOn: today },
      newValue: Money.parse('2170000000', 'VND'),
    },
    supplier,
  );

  const jigs = await record(supplier, {
    ...{ kind: 'purchase-order', title: 'Bộ đồ gá kiểm tra vỏ hộp số', hsCodes: ['903180'] },
    value: Money.parse('18600', 'USD'),
  });
  await handIn(jigs, 'Đơn hàng', 'Purchase order of checking fixtures, signed');
  await steps.confirm(jigs, await version(jigs), buyer);
  await steps.verify(jigs, await version(jigs), staff);

  const disputed = await record(supplier, {
    ...{ kind: 'contract', title: 'Bảo trì đồ gá hằng tháng', valueBasis: 'recurring' },
    recurring: { amount: Money.parse('4500', 'USD'), per: 'month', times: 12 },
  });
  await steps.dispute(
    disputed,
    await version(disputed),
    buyer,
    Money.parse('48000', 'USD'),
    'We signed for 4,000 dollars a month',
  );

  const trial = { kind: 'trial-order', value: Money.parse('1450000', 'JPY') } as const;
  await record(supplier, { ...trial, title: 'Đơn hàng thử 500 trục' });
  await record(buyer, { ...trial, title: 'Trial order of 500 shafts' });
  await record(supplier, {
    ...{ kind: 'nda', title: 'Thỏa thuận bảo mật bản vẽ', valueBasis: 'none' },
  });
  await record(supplier, {
    ...{ kind: 'memorandum', title: 'Ghi nhớ hợp tác đào tạo thợ phay', valueBasis: 'none' },
    asDraft: true,
  });
  await em.fork().nativeUpdate(Agreement, { fair: fairId }, { isDemo: true });
}

async function sidesOf(
  em: EntityManager,
  fairId: string,
  people: Record<'staff' | 'supplier' | 'buyer', Person>,
): Promise<Sides> {
  const fair = await em.findOneOrFail(Fair, { id: fairId });
  const viewerOf = async (person: Person): Promise<Viewer> => {
    const seats = await em.find(Membership, { person: person.id });
    return {
      ...{ ...NOBODY, personId: person.id, isStaff: person.isStaff },
      organisationIds: new Set(seats.map(({ organisation }) => organisation.id)),
    };
  };
  const [staff, supplier, buyer] = await Promise.all([
    viewerOf(people.staff),
    viewerOf(people.supplier),
    viewerOf(people.buyer),
  ]);
  const own = async ({ organisationIds }: Viewer) =>
    (await em.findOneOrFail(Organisation, { id: [...organisationIds][0]! })).id;
  const [supplierId, buyerId] = [await own(supplier), await own(buyer)];
  const meeting = await em.findOne(Meeting, {
    ...{ fair: fairId, status: { $nin: ['draft', 'cancelled'] } },
    supplier: { organisation: supplierId },
    buyer: { organisation: buyerId },
  });
  return {
    ...{ fair, staff, supplier, buyer, meetingId: meeting?.id ?? null },
    parties: [
      { organisationId: supplierId, role: 'supplier', signatory: people.supplier.name },
      { organisationId: buyerId, role: 'buyer', signatory: people.buyer.name },
    ],
  };
}

function plusYears(day: string, years: number): string {
  return Temporal.PlainDate.from(day).add({ years }).toString();
}

function plusMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}
