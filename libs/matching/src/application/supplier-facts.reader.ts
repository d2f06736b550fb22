import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Capability, Certificate } from '#capability';
import { Organisation } from '#directory';
import type { CapabilityFacts, DeliveryRecord, SupplierFacts } from '../domain/scoring/match-facts.js';
import { SupplierWishes } from '../domain/supplier-wishes.entity.js';
import { MeetingHistory } from './meeting-history.port.js';

/** Within how many days of being proposed an answer counts as given in time. */
const DAYS_TO_ANSWER = 7;

/** Reads what scoring looks at of suppliers. */
@Injectable()
export class SupplierFactsReader {
  // Looked up by need and in all modules: the library that provides the history is built after this one, and knows it.
  constructor(private readonly modules: ModuleRef) {}

  /**
   * The facts of suppliers that aren't withdrawn, in the order of their ids, in a number of statements that doesn't
   * depend on how many they are. Meetings of `fairId` itself don't count as having met before.
   */
  async read(
    em: EntityManager,
    organisationIds: readonly string[],
    fairId: string | null = null,
  ): Promise<SupplierFacts[]> {
    const ids = [...organisationIds];
    const organisations = await em.find(
      Organisation,
      { id: { $in: ids }, withdrawnAt: null },
      { orderBy: { id: 'asc' } },
    );
    const ofThese = { organisation: { $in: ids } };
    const capabilities = await em.find(
      Capability,
      { ...ofThese, withdrawnAt: null },
      { orderBy: { id: 'asc' } },
    );
    const certificates = await em.find(Certificate, ofThese, { orderBy: { id: 'asc' } });
    const wishes = await em.find(SupplierWishes, ofThese);
    const records = await this.recordsOf(em, ids);
    const met = (await this.history()?.meetingsBetween(em, ids, fairId)) ?? new Map<string, never>();
    const capabilitiesOf = Map.groupBy(capabilities, ({ organisation }) => organisation.id);
    const certificatesOf = Map.groupBy(certificates, ({ organisation }) => organisation.id);
    const wishesOf = new Map(wishes.map((one) => [one.organisation.id, one]));
    return organisations.map(({ id, country, provinceCode, languages, description, website }) => ({
      organisationId: id,
      country,
      provinceCode: provinceCode ?? null,
      languages,
      hasDescription: Object.values(description).some((text) => text.trim() !== ''),
      hasWebsite: Boolean(website),
      capabilities: (capabilitiesOf.get(id) ?? []).map(capabilityFactsOf),
      certificates: (certificatesOf.get(id) ?? []).map(({ conceptId, issuedOn, expiresOn, number }) => ({
        conceptId,
        issuedOn: issuedOn ?? null,
        expiresOn: expiresOn ?? null,
        hasNumber: Boolean(number),
      })),
      record: records.get(id) ?? null,
      wishes: wishFactsOf(wishesOf.get(id)),
      met: met.get(id) ?? new Map<string, number>(),
    }));
  }

  /** Pairs of participations that have a meeting in a fair's timetable. */
  async bookedPairs(em: EntityManager, fairId: string): Promise<{ supplierId: string; buyerId: string }[]> {
    return (await this.history()?.bookedPairs(em, fairId)) ?? [];
  }

  /** Pairs of participations whose meeting took place, once a meeting. */
  async heldPairs(em: EntityManager, fairId: string): Promise<{ supplierId: string; buyerId: string }[]> {
    return (await this.history()?.heldPairs(em, fairId)) ?? [];
  }

  /** By proposal, whether its meeting bore fruit. */
  async outcomesOf(em: EntityManager, proposalIds: readonly string[]): Promise<Map<string, boolean>> {
    return (await this.history()?.outcomesOf(em, proposalIds)) ?? new Map<string, boolean>();
  }

  /** What meetings show, and how proposals of fairs that are over were answered. */
  private async recordsOf(em: EntityManager, ids: readonly string[]): Promise<Map<string, DeliveryRecord>> {
    const records = new Map(await this.history()?.recordsOf(em, ids));
    const answers: { id: string; asked: number; inTime: number }[] = await em.execute(
      `select supplier.organisation_id as id, count(*)::int as asked,
              count(*) filter (where proposal.supplier_answered_at
                                     <= proposal.created_at + make_interval(days => ?))::int as "inTime"
         from proposal
         join participation supplier on supplier.id = proposal.supplier_id
         join fair on fair.id = proposal.fair_id
        where supplier.organisation_id = any(?::uuid[]) and fair.status = 'closed'
          and (proposal.withdrawn_at is null or proposal.supplier_answered_at is not null)
        group by supplier.organisation_id`,
      [DAYS_TO_ANSWER, `{${ids.join(',')}}`],
    );
    for (const { id, asked, inTime } of answers) {
      const record = records.get(id) ?? { held: 0, missed: 0, judged: 0, fruitful: 0, asked: 0, inTime: 0 };
      records.set(id, { ...record, asked: record.asked + asked, inTime: record.inTime + inTime });
    }
    return records;
  }

  private history(): MeetingHistory | null {
    try {
      return this.modules.get<MeetingHistory>(MeetingHistory, { strict: false });
    } catch {
      return null;
    }
  }
}

function capabilityFactsOf(capability: Capability): CapabilityFacts {
  const equipment = capability.equipment.flatMap(({ conceptId }) => (conceptId ? [conceptId] : []));
  return {
    id: capability.id,
    conceptIds: [...capability.conceptIds, ...equipment],
    toleranceUm: capability.toleranceUm ?? null,
    partSizeMinMm: capability.partSizeMinMm ?? null,
    partSizeMaxMm: capability.partSizeMaxMm ?? null,
    monthlyCapacity: capability.monthlyCapacity ?? null,
    capacityUnit: capability.capacityUnit ?? null,
    minimumOrder: capability.minimumOrder ?? null,
    leadTimeDays: capability.leadTimeDays ?? null,
    hasEquipment: capability.equipment.length > 0,
  };
}

function wishFactsOf(wishes: SupplierWishes | undefined): SupplierFacts['wishes'] {
  if (!wishes) return null;
  const { industries, countries, minVolume, maxVolume, volumeUnit } = wishes;
  return {
    ...{ industries, countries },
    minVolume: minVolume ?? null,
    maxVolume: maxVolume ?? null,
    volumeUnit: volumeUnit ?? null,
  };
}
