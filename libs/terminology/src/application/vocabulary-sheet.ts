import { Injectable } from '@nestjs/common';
import { InvalidInputError, NotFoundError } from '#kernel';
import { Vocabulary, nameKey } from '#vocabulary';
import { type SheetRow, readSheetRow } from '../domain/sheet-row.js';
import { NameTakenError } from '../domain/terminology.errors.js';
import { AddedNamesService } from './added-names.service.js';
import { LocalConceptsService } from './local-concepts.service.js';

/** What became of a sheet. */
export interface SheetReport {
  concepts: number;
  names: number;
  /** Rows that said nothing new. */
  unchanged: number;
  readonly problems: { readonly row: number; readonly message: string }[];
}

/** Takes in a sheet of concepts and names, row by row: good ones are in, bad ones are reported, and a second time nothing changes. */
@Injectable()
export class VocabularySheet {
  constructor(
    private readonly vocabulary: Vocabulary,
    private readonly concepts: LocalConceptsService,
    private readonly names: AddedNamesService,
  ) {}

  /** @param rows by column name, see SHEET_COLUMNS; counted from 2, below the heading, in the report */
  async take(rows: readonly Readonly<Record<string, string>>[]): Promise<SheetReport> {
    const report: SheetReport = { concepts: 0, names: 0, unchanged: 0, problems: [] };
    for (const [index, cells] of rows.entries()) {
      try {
        await this.takeRow(readSheetRow(cells), report);
      } catch (error) {
        if (error instanceof TypeError || error instanceof RangeError) throw error;
        report.problems.push({ row: index + 2, message: sentenceOf(error as Error) });
      }
    }
    return report;
  }

  private async takeRow(row: SheetRow, report: SheetReport): Promise<void> {
    const { conceptId, kind, broader, names } = row;
    const known = conceptId ?? this.conceptOf(row);
    if (!known) {
      const isFirst = (index: number) =>
        names.findIndex(({ language }) => language === names[index]!.language) === index;
      const preferred = names.filter(({ language }, index) => language !== null && isFirst(index));
      await this.concepts.add({
        kind: kind!,
        broader,
        definition: {},
        names: Object.fromEntries(preferred.map(({ language, text }) => [language!, text])),
        otherNames: names.filter((name) => !preferred.includes(name)),
      });
      report.concepts += 1;
      return;
    }
    let added = 0;
    for (const { language, text } of names) {
      if (this.has(known, text)) continue;
      await this.names.add({ conceptId: known, language, text });
      added += 1;
    }
    report.names += added;
    if (added === 0) report.unchanged += 1;
  }

  /** The concept that a row without an id describes, when it is there already: by its first name. */
  private conceptOf({ kind, names }: SheetRow): string | null {
    const id = this.vocabulary.all.find(
      (concept) => concept.kind === kind && this.has(concept.id, names[0]!.text),
    );
    return id?.id ?? null;
  }

  private has(conceptId: string, text: string): boolean {
    if (!this.vocabulary.has(conceptId)) throw new NotFoundError('concept', conceptId);
    const key = nameKey(text);
    return this.vocabulary.namesOf(conceptId).some((name) => nameKey(name.text) === key);
  }
}

function sentenceOf(error: Error): string {
  if (error instanceof NameTakenError || error instanceof NotFoundError) return error.message;
  if (error instanceof InvalidInputError) {
    return error.problems.map(({ path, message }) => `${path.slice(1).join('.')}: ${message}`).join('; ');
  }
  return error.message;
}
