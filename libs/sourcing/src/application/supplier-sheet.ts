import type { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { vocabularyLanguage } from '#capability';
import { loadPlaces } from '#places';
import { type Language, Vocabulary } from '#vocabulary';
import { compare } from '../domain/comparison.js';
import type { SheetValue } from '#spreadsheet';
import { SHEET_COLUMNS, type SheetColumn, type SheetLanguage, sheetLabels } from '../domain/sheet-labels.js';
import { type SupplierFacts, SupplierFactsReader } from './supplier-facts.reader.js';

/** What a shortlist adds to what is public of a supplier. */
export interface ListedFacts {
  readonly note: string | null;
  readonly addedBy: string;
  readonly addedOn: string;
}

/** Makes suppliers into rows of a sheet: public facts alone, and never a contact. */
@Injectable()
export class SupplierSheet {
  constructor(
    private readonly reader: SupplierFactsReader,
    private readonly vocabulary: Vocabulary,
  ) {}

  /** @param language BCP 47; concepts are named in vi, en, ja, ko and zh, columns in vi and en. */
  headers(language: string | undefined, listed: boolean): string[] {
    const { columns } = sheetLabels(labelLanguage(language));
    return columnsOf(listed).map((column) => columns[column]);
  }

  /** A row for each of `ids` that is a supplier of the directory, in their order: five statements for any number. */
  async rows(
    em: EntityManager,
    ids: readonly string[],
    language: string | undefined,
    listed?: ReadonlyMap<string, ListedFacts>,
  ): Promise<SheetValue[][]> {
    const suppliers = await this.reader.of(em, ids);
    return suppliers.map((facts) => {
      const cells = this.cellsOf(facts, vocabularyLanguage(language), labelLanguage(language));
      const entry = listed?.get(facts.organisation.id);
      const all = {
        ...cells,
        note: entry?.note ?? null,
        addedBy: entry?.addedBy ?? null,
        addedOn: entry?.addedOn ?? null,
      };
      return columnsOf(listed !== undefined).map((column) => all[column]);
    });
  }

  private cellsOf(
    facts: SupplierFacts,
    language: Language,
    labels: SheetLanguage,
  ): Omit<Record<SheetColumn, SheetValue>, 'note' | 'addedBy' | 'addedOn'> {
    const { organisation, certificates } = facts;
    const { units, sizes, ownerships } = sheetLabels(labels);
    const rows = new Map(compare([facts], false).map(({ kind, cells }) => [kind, cells[0]!]));
    const named = (kind: 'process' | 'material' | 'product' | 'industry') =>
      list(rows.get(kind)!.conceptIds.map((id) => this.vocabulary.name(id, language)));
    const figure = (kind: 'tolerance' | 'part-size' | 'lead-time') => rows.get(kind)!.figures[0] ?? null;
    const amounts = (kind: 'capacity' | 'minimum-order') =>
      list(rows.get(kind)!.figures.map(({ from, to, unit }) => `${to ?? from} ${units[unit!]}`));
    const province = organisation.provinceCode ? loadPlaces().province(organisation.provinceCode) : null;
    const tolerance = figure('tolerance')?.to ?? null;
    return {
      name: organisation.displayName,
      legalName: organisation.legalName,
      country:
        new Intl.DisplayNames([labels], { type: 'region' }).of(organisation.country) ?? organisation.country,
      province: (labels === 'vi' ? province?.name : province?.nameEn) ?? null,
      zone: organisation.zone?.getEntity().name ?? null,
      size: organisation.size ? sizes[organisation.size] : null,
      ownership: organisation.ownership ? ownerships[organisation.ownership] : null,
      employees: organisation.employees ?? null,
      languages: list(
        organisation.languages.map(
          (tag) => new Intl.DisplayNames([labels], { type: 'language' }).of(tag) ?? tag,
        ),
      ),
      processes: named('process'),
      materials: named('material'),
      products: named('product'),
      industries: named('industry'),
      toleranceMm: tolerance === null ? null : tolerance / 1000,
      largestPartMm: figure('part-size')?.to ?? null,
      capacity: amounts('capacity'),
      leadTimeDays: figure('lead-time')?.from ?? null,
      minimumOrder: amounts('minimum-order'),
      certificates: list(
        certificates.map(({ conceptId, issuer, expiresOn }) => {
          const details = [issuer, expiresOn].filter(Boolean).join(', ');
          return `${this.vocabulary.name(conceptId, language)}${details ? ` (${details})` : ''}`;
        }),
      ),
      website: organisation.website ?? null,
    };
  }
}

function columnsOf(listed: boolean): readonly SheetColumn[] {
  return listed ? [...SHEET_COLUMNS, 'note', 'addedBy', 'addedOn'] : SHEET_COLUMNS;
}

function labelLanguage(language: string | undefined): SheetLanguage {
  return language?.startsWith('vi') ? 'vi' : 'en';
}

function list(values: readonly string[]): string | null {
  return values.length > 0 ? [...new Set(values)].join('; ') : null;
}
