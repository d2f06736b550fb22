import { LockMode } from '@mikro-orm/core';
import { Injectable } from '@nestjs/common';
import type { CapacityUnit } from '#capability';
import { StaleVersionError, Transactions, announce, assertVersion, found } from '#database';
import { Organisation } from '#directory';
import { type InputProblem, InvalidInputError } from '#kernel';
import { isIndustry } from '../domain/scoring/business-components.js';
import { ConceptGraph } from '../domain/scoring/concept-graph.js';
import { OrganisationConflict } from '../domain/separation.entity.js';
import { SupplierWishes } from '../domain/supplier-wishes.entity.js';

export interface WishesDetails {
  industries: string[];
  countries: string[];
  minVolume?: number | null;
  maxVolume?: number | null;
  volumeUnit?: CapacityUnit | null;
}

/** What an organisation says for itself of whom and what it wants to meet: private to it. */
@Injectable()
export class OwnPreferencesService {
  constructor(
    private readonly transactions: Transactions,
    private readonly graph: ConceptGraph,
  ) {}

  /**
   * Replaces the business that a supplier would like; `version` is 0 as long as it has said nothing.
   * @throws StaleVersionError, InvalidInputError with every wrong field.
   */
  setWishes(organisationId: string, version: number, details: WishesDetails): Promise<void> {
    return this.transactions.run(async (em) => {
      const organisation = found(
        await em.findOne(
          Organisation,
          { id: organisationId, withdrawnAt: null },
          { lockMode: LockMode.PESSIMISTIC_WRITE },
        ),
        'organisation',
        organisationId,
      );
      const problems = this.problemsOf(details);
      if (!organisation.isSupplier) {
        problems.push({ path: ['organisationId'], message: 'is not registered as a supplier' });
      }
      if (problems.length > 0) throw new InvalidInputError(problems);
      const { industries, countries, minVolume = null, maxVolume = null, volumeUnit = null } = details;
      const values = { industries, countries, minVolume, maxVolume, volumeUnit };
      const wishes = await em.findOne(SupplierWishes, { organisation });
      if (wishes) {
        assertVersion(wishes, version);
        em.assign(wishes, values);
      } else {
        if (version !== 0) throw new StaleVersionError(0);
        em.create(SupplierWishes, { organisation, ...values });
      }
      await announce(em, 'wishes.changed', { organisationId });
    });
  }

  /**
   * Replaces the list of those whom an organisation doesn't want to meet. The others aren't told.
   * @throws InvalidInputError naming each entry that is wrong.
   */
  setConflicts(
    organisationId: string,
    conflicts: readonly { organisationId: string; note?: string | null }[],
  ): Promise<void> {
    return this.transactions.run(async (em) => {
      const organisation = found(
        await em.findOne(Organisation, { id: organisationId }, { lockMode: LockMode.PESSIMISTIC_WRITE }),
        'organisation',
        organisationId,
      );
      const ids = conflicts.map((one) => one.organisationId);
      const known = new Set((await em.find(Organisation, { id: { $in: ids } })).map(({ id }) => id));
      const problems = ids.flatMap((id, index): InputProblem[] => {
        const wrong = (message: string) => [
          { path: ['conflicts', String(index), 'organisationId'], message },
        ];
        if (id === organisationId) return wrong('must be another organisation');
        if (!known.has(id)) return wrong('is not in the directory');
        return ids.indexOf(id) < index ? wrong('comes twice') : [];
      });
      if (problems.length > 0) throw new InvalidInputError(problems);
      const standing = await em.find(OrganisationConflict, { organisation });
      const noteOf = new Map(conflicts.map((one) => [one.organisationId, one.note ?? null]));
      for (const conflict of standing) {
        const note = noteOf.get(conflict.against.id);
        if (note === undefined) em.remove(conflict);
        else conflict.note = note;
        noteOf.delete(conflict.against.id);
      }
      for (const [against, note] of noteOf) em.create(OrganisationConflict, { organisation, against, note });
      await announce(em, 'conflicts.changed', { organisationId });
    });
  }

  private problemsOf({ industries, countries, minVolume, maxVolume, volumeUnit }: WishesDetails) {
    const problems: InputProblem[] = [];
    const wrong = (path: string, message: string) =>
      problems.push({ path: ['input', ...path.split('.')], message });
    industries.forEach((id, index) => {
      if (!isIndustry(id) || !this.graph.has(id)) {
        wrong(`industries.${index}`, `"${id}" is not an industry of the vocabulary`);
      } else if (industries.indexOf(id) < index) wrong(`industries.${index}`, `"${id}" comes twice`);
    });
    countries.forEach((country, index) => {
      if (countries.indexOf(country) < index) wrong(`countries.${index}`, `"${country}" comes twice`);
    });
    const [least, most] = [minVolume ?? null, maxVolume ?? null];
    if ((least !== null || most !== null) && !volumeUnit) wrong('volumeUnit', 'is needed with a volume');
    if (least === null && most === null && volumeUnit) wrong('minVolume', 'is needed with a unit');
    if (least !== null && most !== null && least > most) wrong('minVolume', 'must not be above the maximum');
    return problems;
  }
}
