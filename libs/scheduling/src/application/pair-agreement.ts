import type { EntityManager } from '@mikro-orm/postgresql';
import { InvalidInputError } from '#kernel';
import { Proposal } from '#matching';
import { Meeting } from '../domain/meeting.entity.js';
import { MeetingRequest } from '../domain/meeting-request.entity.js';
import { AlreadyBookedError, NotAgreedError } from '../domain/scheduling.errors.js';

/** What a meeting came from: its link back along the chain. */
export interface Origin {
  readonly request: MeetingRequest | null;
  readonly proposal: Proposal | null;
}

interface PairIds {
  supplierId: string;
  buyerId: string;
}

/**
 * What a meeting of the two would come from: the request and proposal that are named, otherwise the latest by which
 * they have agreed.
 * @throws InvalidInputError when what is named is about others
 */
export async function originOf(
  em: EntityManager,
  pair: PairIds,
  named: { requestId?: string | null; proposalId?: string | null },
): Promise<Origin> {
  const between = { supplier: pair.supplierId, buyer: pair.buyerId };
  const request = await em.findOne(
    MeetingRequest,
    { ...between, ...(named.requestId ? { id: named.requestId } : { status: 'accepted' }) },
    { orderBy: { id: 'desc' }, refresh: true },
  );
  if (named.requestId && !request) {
    throw InvalidInputError.at('input.requestId', 'This request is about others.');
  }
  const agreed = { supplierAnswer: ['must', 'meet'], buyerAnswer: ['must', 'meet'] } as const;
  const proposalId = named.proposalId ?? request?.proposal?.id;
  const proposal = await em.findOne(
    Proposal,
    {
      ...between,
      ...(proposalId
        ? { id: proposalId }
        : {
            supplierAnswer: { $in: [...agreed.supplierAnswer] },
            buyerAnswer: { $in: [...agreed.buyerAnswer] },
          }),
    },
    { orderBy: { score: 'desc' }, refresh: true },
  );
  if (named.proposalId && !proposal) {
    throw InvalidInputError.at('input.proposalId', 'This proposal is about others.');
  }
  return { request, proposal: proposal ?? (proposalId ? null : await wishedFor(em, between)) };
}

/** Where one side's wish or the organiser's word is enough, the meeting comes from the best proposal of which there is one. */
function wishedFor(
  em: EntityManager,
  between: { supplier: string; buyer: string },
): Promise<Proposal | null> {
  const wish = { $in: ['must', 'meet'] as ('must' | 'meet')[] };
  return em.findOne(
    Proposal,
    {
      ...between,
      $or: [{ organiserDecision: 'confirmed' }, { supplierAnswer: wish }, { buyerAnswer: wish }],
    },
    { orderBy: { organiserDecision: 'asc nulls last', score: 'desc' }, refresh: true },
  );
}

/**
 * Whether the two may book a meeting themselves: a request was accepted, or both sides want a proposal; where the
 * organiser decides who meets, a proposal of theirs is confirmed. Where one side's wish is enough it is the organiser who plans:
 * a refusal here would tell a side of the other's no thanks.
 */
export async function haveAgreed(em: EntityManager, pair: PairIds): Promise<boolean> {
  const [row]: { agreed: boolean }[] = await em.execute(
    `select case when coalesce(settings.opt_in, 'double') = 'organiser'
              then exists (select 1 from proposal where supplier_id = here.id and buyer_id = ?::uuid
                              and organiser_decision = 'confirmed')
              else exists (select 1 from meeting_request where supplier_id = here.id and buyer_id = ?::uuid
                              and status = 'accepted')
                or exists (select 1 from proposal where supplier_id = here.id and buyer_id = ?::uuid
                              and supplier_answer in ('must', 'meet') and buyer_answer in ('must', 'meet'))
              end as agreed
       from participation here left join match_settings settings on settings.fair_id = here.fair_id
      where here.id = ?::uuid`,
    [pair.buyerId, pair.buyerId, pair.buyerId, pair.supplierId],
  );
  return row?.agreed ?? false;
}

/** @throws NotAgreedError */
export async function assertAgreed(em: EntityManager, pair: PairIds): Promise<void> {
  if (!(await haveAgreed(em, pair))) throw new NotAgreedError();
}

/** @throws AlreadyBookedError when the two have a meeting that is still to come. */
export async function assertNotBooked(em: EntityManager, pair: PairIds, now: Date): Promise<void> {
  const planned = await em.findOne(Meeting, {
    supplier: pair.supplierId,
    buyer: pair.buyerId,
    status: { $in: ['draft', 'released'] },
    endsAt: { $gt: now },
  });
  if (planned) throw new AlreadyBookedError(planned.status === 'released' ? planned.id : null);
}
