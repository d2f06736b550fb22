import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Capability, Certificate } from '#capability';
import { Organisation } from '#directory';
import { Participation } from '#fair';
import { Vocabulary } from '#vocabulary';
import { type SupplierFacts, buildDocument } from '../domain/build-document.js';
import type { SupplierDocument } from '../domain/supplier-document.js';
import { SupplierFreeTime } from './free-time.port.js';

const MADE_AT_A_TIME = 10;

/** Suppliers that belong into the index. */
const FINDABLE = { isSupplier: true, withdrawnAt: null } as const;

/** Makes documents from the database: a handful of statements for any number of suppliers. */
@Injectable()
export class SupplierDocuments {
  constructor(
    private readonly vocabulary: Vocabulary,
    // Who is free is known to a library that is built after this one, so it is looked up by need.
    private readonly modules: ModuleRef,
  ) {}

  /** Documents of those of `ids` that belong into the index. */
  async of(em: EntityManager, ids: readonly string[]): Promise<SupplierDocument[]> {
    const documents: SupplierDocument[] = [];
    for (const facts of await this.facts(em, ids)) {
      documents.push(buildDocument(facts, this.vocabulary));
      // A batch takes a tenth of a second and more: searches that come meanwhile needn't wait for all of it.
      if (documents.length % MADE_AT_A_TIME === 0) await setImmediate();
    }
    return documents;
  }

  /** What the documents are made of. */
  async facts(em: EntityManager, ids: readonly string[]): Promise<SupplierFacts[]> {
    const wanted = { organisation: { $in: [...ids] } };
    const organisations = await em.find(
      Organisation,
      { id: { $in: [...ids] }, ...FINDABLE },
      { populate: ['zone'] },
    );
    if (organisations.length === 0) return [];
    const capabilities = groupByOrganisation(
      await em.find(Capability, { ...wanted, withdrawnAt: null }, { orderBy: { id: 'asc' } }),
    );
    const certificates = groupByOrganisation(
      await em.find(Certificate, wanted, { orderBy: { conceptId: 'asc', id: 'asc' } }),
    );
    // A fair that is being set up isn't public yet, and neither is who will come.
    const participations = groupByOrganisation(
      await em.find(Participation, {
        ...wanted,
        side: 'supplier',
        withdrawnAt: null,
        fair: { status: { $ne: 'draft' } },
      }),
    );
    const freeTimes = Map.groupBy(
      (await this.freeTime()?.of(em, [...participations.keys()])) ?? [],
      ({ organisationId }) => organisationId,
    );
    return organisations.map((organisation) => ({
      organisation: factsOf(organisation),
      capabilities: capabilities.get(organisation.id) ?? [],
      certificates: certificates.get(organisation.id) ?? [],
      fairIds: (participations.get(organisation.id) ?? []).map(({ fair }) => fair.id),
      freeTimes: (freeTimes.get(organisation.id) ?? []).map(({ fairId, until }) => ({
        fairId,
        until: until.toISOString(),
      })),
    }));
  }

  private freeTime(): SupplierFreeTime | null {
    try {
      return this.modules.get<SupplierFreeTime>(SupplierFreeTime, { strict: false });
    } catch {
      return null;
    }
  }

  /** How many suppliers belong into the index. */
  count(em: EntityManager): Promise<number> {
    return em.count(Organisation, FINDABLE);
  }

  /** The ids of all suppliers that belong into the index, after `after`, in their order. */
  async idsAfter(em: EntityManager, after: string | null, limit: number): Promise<string[]> {
    const organisations = await em.find(
      Organisation,
      { ...FINDABLE, ...(after ? { id: { $gt: after } } : {}) },
      { fields: ['id'], orderBy: { id: 'asc' }, limit },
    );
    return organisations.map(({ id }) => id);
  }
}

/** `zone` must be loaded. */
function factsOf(organisation: Organisation): SupplierFacts['organisation'] {
  const { id, legalName, internationalName, country, provinceCode, wardCode, zone } = organisation;
  const { address, ownership, size, languages, description, website } = organisation;
  return {
    ...{ id, legalName, internationalName, country, provinceCode, wardCode },
    ...{ address, ownership, size, languages, description, website },
    zone: zone?.getEntity() ?? null,
  };
}

function groupByOrganisation<Row extends { organisation: { id: string } }>(
  rows: readonly Row[],
): Map<string, Row[]> {
  return Map.groupBy(rows, ({ organisation }) => organisation.id);
}
