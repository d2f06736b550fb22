import { Injectable } from '@nestjs/common';
import type { CapacityUnit } from '#capability';
import { Clock, InvalidInputError } from '#kernel';
import type { GeoPoint } from '#places';
import { type ConceptKind, Vocabulary } from '#vocabulary';
import { isCorrectable, tolerated } from '../domain/typos.js';
import { type Highlight, highlight } from '../domain/highlight.js';
import { type ConceptMatch, type Reason, conceptMatches, reasonsOf } from '../domain/reasons.js';
import { tokensOf } from '../domain/search-text.js';
import {
  type FacetName,
  type RangeName,
  type SupplierAnswer,
  type SupplierFilter,
  type SupplierQuery,
  SupplierSearch,
  type SupplierSort,
  type WordLookup,
} from '../domain/supplier-search.port.js';
import { type Chip, type Understanding, queryWords, understand } from '../domain/understand.js';
import { type Correction, correct } from '../domain/correct.js';

/** What somebody asks for. */
export interface SupplierRequest {
  readonly text: string;
  readonly filter: SupplierFilter;
  readonly sort: SupplierSort;
  readonly offset: number;
  readonly limit: number;
  readonly facets: readonly FacetName[];
  readonly ranges?: readonly RangeName[];
  /** Pieces unless told otherwise, or as the filter or the text has it. */
  readonly amountUnit?: CapacityUnit;
  /** For the sort by distance, and to tell each supplier's distance. */
  readonly near?: GeoPoint;
}

export interface FoundSupplier {
  readonly organisationId: string;
  readonly score: number;
  readonly matches: readonly ConceptMatch[];
  readonly highlights: readonly Highlight[];
  readonly reasons: readonly Reason[];
}

export interface FoundSuppliers extends Omit<SupplierAnswer, 'hits'> {
  readonly suppliers: readonly FoundSupplier[];
  /** The text that the answer is for: as typed, or with the words corrected. */
  readonly text: string;
  readonly chips: readonly Chip[];
  readonly rest: string;
  /** The corrected text, when words were corrected. */
  readonly didYouMean: string | null;
  /** Nobody has everything; these have a part of it. */
  readonly isRelaxed: boolean;
  readonly engine: string;
  readonly tookMs: number;
}

const LONGEST_TEXT = 300;

interface Asked {
  readonly query: SupplierQuery;
  readonly correction: Correction;
  readonly answer: SupplierAnswer;
}

/**
 * Finds suppliers: understands the text, corrects words that nobody uses, asks the engine, and says why each supplier
 * was found. Asks again, more widely, when nobody has everything; so it takes two statements as a rule.
 */
@Injectable()
export class SupplierFinder {
  constructor(
    private readonly engine: SupplierSearch,
    private readonly vocabulary: Vocabulary,
    private readonly clock: Clock,
  ) {}

  /** @throws InvalidInputError for concepts that don't exist, with their path under `filter`. */
  async find(request: SupplierRequest): Promise<FoundSuppliers> {
    const began = performance.now();
    this.assertConcepts(request.filter);
    const typed = understand(request.text.slice(0, LONGEST_TEXT), this.vocabulary);
    const { query, correction, answer } = await this.ask(request, typed);
    const { understanding } = correction;
    return {
      suppliers: answer.hits.map(({ document, score }) => ({
        organisationId: document.organisationId,
        score,
        matches: conceptMatches(document, query, this.vocabulary),
        highlights: highlight(
          document.passages,
          { conceptIds: [...query.conceptIds, ...(query.filter.conceptIds ?? [])], words: query.words },
          this.vocabulary,
        ),
        reasons: reasonsOf(document, query, this.vocabulary),
      })),
      total: answer.total,
      facets: answer.facets,
      ranges: answer.ranges,
      text: understanding.text,
      chips: understanding.chips,
      rest: understanding.words.map(({ start, end }) => understanding.text.slice(start, end)).join(' '),
      didYouMean: understanding.text === typed.text ? null : understanding.text.trim(),
      isRelaxed: query.match === 'any' && answer.total > 0,
      engine: this.engine.engine,
      tookMs: performance.now() - began,
    };
  }

  /** The first of the readings of a text, from strict to wide, that finds anybody; the strict one when none does. */
  private async ask(request: SupplierRequest, typed: Understanding): Promise<Asked> {
    const lookups = await this.lookUp(typed);
    const strict = correct(typed, lookups, this.vocabulary, 'unknown');
    const asked = await this.askFor(request, strict, 'all');
    if (asked.answer.total > 0 || !isAsking(strict)) return asked;
    // Words that exist may be mistyped too; and in the end a part is better than nothing.
    const wide = correct(typed, lookups, this.vocabulary, 'all');
    if (wide.hasChanged) {
      const again = await this.askFor(request, wide, 'all');
      if (again.answer.total > 0) return again;
    }
    return this.askFor(request, strict, 'any');
  }

  private async askFor(
    request: SupplierRequest,
    correction: Correction,
    match: SupplierQuery['match'],
  ): Promise<Asked> {
    const query = this.queryOf(request, correction, match);
    return { query, correction, answer: await this.engine.search(query) };
  }

  private queryOf(
    { filter, sort, offset, limit, facets, ranges = [], amountUnit, near }: SupplierRequest,
    { understanding, meant }: Correction,
    match: SupplierQuery['match'],
  ): SupplierQuery {
    return {
      conceptIds: [...new Set(understanding.chips.map(({ conceptId }) => conceptId))],
      words: queryWords(understanding.words, meant),
      // Concepts alone must find the same in every language, so names don't count then.
      nameWords:
        understanding.words.length > 0 ? tokensOf(understanding.text).map(({ folded }) => folded) : [],
      match,
      filter,
      conditions: [],
      sort,
      amountUnit:
        amountUnit ?? filter.monthlyCapacityAtLeast?.unit ?? filter.minimumOrderAtMost?.unit ?? 'pieces',
      near,
      offset,
      limit,
      facets,
      ranges,
      today: this.clock.today('UTC').toString(),
      now: this.clock.nowDate().toISOString(),
    };
  }

  /** Nothing is looked up for a text that was understood whole. */
  private async lookUp({ words }: Understanding): Promise<ReadonlyMap<string, WordLookup>> {
    const doubtful = words.filter(
      ({ folded, isCjk }) => !isCjk && isCorrectable(folded) && tolerated(folded.length) > 0,
    );
    if (doubtful.length === 0) return new Map();
    return this.engine.lookUp([...new Set(doubtful.map(({ folded }) => folded))]);
  }

  private assertConcepts({ conceptIds = [], certificateIds = [] }: SupplierFilter): void {
    const problems = [
      ...this.problems('concepts', conceptIds, (kind) => kind !== 'certificate'),
      ...this.problems('certificates', certificateIds, (kind) => kind === 'certificate'),
    ];
    if (problems.length > 0) throw new InvalidInputError(problems);
  }

  private problems(field: string, ids: readonly string[], fits: (kind: ConceptKind) => boolean) {
    return ids.flatMap((id, index) => {
      const concept = this.vocabulary.byId(id);
      if (concept && fits(concept.kind)) return [];
      const message = concept
        ? `"${id}" is of the kind ${concept.kind}, which has no place here.`
        : `"${id}" is not a concept of the vocabulary.`;
      return [{ path: ['filter', field, String(index)], message }];
    });
  }
}

function isAsking({ understanding }: Correction): boolean {
  return understanding.chips.length + understanding.words.length > 0;
}
