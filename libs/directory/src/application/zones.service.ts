import { Injectable } from '@nestjs/common';
import { Transactions, announce, assertVersion, found, lockInOrder } from '#database';
import { InvalidInputError, type InputProblem, foldText } from '#kernel';
import { loadPlaces } from '#places';
import { ZoneNameTakenError } from '../domain/directory.errors.js';
import { IndustrialZone, type ZoneKind, type ZoneStatus } from '../domain/industrial-zone.entity.js';

export interface ZoneDetails {
  kind: ZoneKind;
  status: ZoneStatus;
  name: string;
  provinceCode: string;
  wardCode?: string | null;
  areaHa?: number | null;
  occupancyPercent?: number | null;
  decision?: string | null;
}

/** Keeps industrial clusters and parks. */
@Injectable()
export class ZonesService {
  constructor(private readonly transactions: Transactions) {}

  /** @throws ZoneNameTakenError, InvalidInputError */
  add(details: ZoneDetails): Promise<string> {
    check(details);
    return this.transactions.run(async (em) => {
      const foldedName = foldText(details.name);
      await lockInOrder(em, [`zone:${details.provinceCode}:${foldedName}`]);
      const other = await em.findOne(IndustrialZone, { provinceCode: details.provinceCode, foldedName });
      if (other) throw new ZoneNameTakenError(other.id, other.name);
      const zone = em.create(IndustrialZone, { ...fieldsOf(details), foldedName });
      await announce(em, 'industrial-zone.changed', { zoneId: zone.id });
      return zone.id;
    });
  }

  /** @throws StaleVersionError, ZoneNameTakenError, InvalidInputError */
  revise(id: string, version: number, details: ZoneDetails): Promise<void> {
    check(details);
    return this.transactions.run(async (em) => {
      const zone = found(await em.findOne(IndustrialZone, { id }), 'industrial zone', id);
      assertVersion(zone, version);
      const foldedName = foldText(details.name);
      const other = await em.findOne(IndustrialZone, {
        ...{ provinceCode: details.provinceCode, foldedName, id: { $ne: id } },
      });
      if (other) throw new ZoneNameTakenError(other.id, other.name);
      em.assign(zone, { ...fieldsOf(details), foldedName });
      await announce(em, 'industrial-zone.changed', { zoneId: id });
    });
  }
}

function fieldsOf(details: ZoneDetails) {
  const { kind, status, provinceCode, wardCode = null, areaHa = null, occupancyPercent = null } = details;
  return {
    ...{ kind, status, provinceCode, wardCode, areaHa, occupancyPercent, name: details.name.trim() },
    decision: details.decision?.trim() || null,
  };
}

function check({ name, provinceCode, wardCode, areaHa, occupancyPercent, status }: ZoneDetails): void {
  const problems: InputProblem[] = [];
  const add = (field: string, message: string) => problems.push({ path: ['input', field], message });
  if (name.trim() === '') add('name', 'is missing');
  const places = loadPlaces();
  if (!places.province(provinceCode)) add('provinceCode', `There is no province ${provinceCode}.`);
  if (wardCode && places.ward(wardCode)?.provinceCode !== provinceCode)
    add('wardCode', 'is no ward of this province');
  if (areaHa !== null && areaHa !== undefined && !(areaHa > 0 && areaHa <= 100_000))
    add('areaHa', 'must be more than 0 and at most 100,000 hectares');
  if (occupancyPercent !== null && occupancyPercent !== undefined) {
    if (occupancyPercent < 0 || occupancyPercent > 100) add('occupancyPercent', 'must be from 0 to 100');
    if (status === 'planned' && occupancyPercent > 0)
      add('occupancyPercent', 'Nothing is let of what is only planned.');
  }
  if (problems.length > 0) throw new InvalidInputError(problems);
}
