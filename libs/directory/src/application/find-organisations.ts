import type { EntityManager } from '@mikro-orm/postgresql';
import { foldedName, foldedTaxCode } from '../domain/duplicate-keys.js';
import { Organisation } from '../domain/organisation.entity.js';

/** How a list names an organisation. */
export interface OrganisationKey {
  readonly name: string;
  readonly taxCode?: string | null;
}

/** The organisation that a list means, or why it can't be said. */
export type FoundOrganisation = { organisation: Organisation } | { problem: string };

/**
 * Finds the organisations of the directory that a list names: by tax code where there is one, else by legal or
 * international name without legal form and diacritics. One statement for any number.
 */
export async function findOrganisations(
  em: EntityManager,
  keys: readonly OrganisationKey[],
  country = 'VN',
): Promise<FoundOrganisation[]> {
  const taxCodes = [...new Set(keys.flatMap(({ taxCode }) => foldedTaxCode(taxCode) ?? []))];
  const names = [...new Set(keys.map(({ name }) => foldedName(name)).filter(Boolean))];
  // The stored folded name is the international one's where there is one: a list may write the legal one.
  const legal = [...new Set(keys.map(({ name }) => name.trim()).filter(Boolean))];
  const candidates = await em.find(Organisation, {
    withdrawnAt: null,
    $or: [
      { country, taxCode: { $in: taxCodes } },
      { foldedName: { $in: names } },
      { legalName: { $in: legal } },
    ],
  });
  const byTaxCode = new Map(candidates.flatMap((one) => (one.taxCode ? [[one.taxCode, one] as const] : [])));
  return keys.map(({ name, taxCode }) => {
    const code = foldedTaxCode(taxCode);
    if (code) {
      const organisation = byTaxCode.get(code);
      return organisation ? { organisation } : { problem: `no organisation has the tax code ${code}` };
    }
    const folded = foldedName(name);
    const named = candidates.filter(
      (one) =>
        one.legalName === name.trim() || one.foldedName === folded || foldedName(one.legalName) === folded,
    );
    if (named.length === 1) return { organisation: named[0]! };
    return {
      problem:
        named.length === 0
          ? 'is not in the directory: register it first, or give its tax code'
          : `is the name of ${named.length} organisations: give the tax code`,
    };
  });
}
