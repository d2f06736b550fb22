import type { RecordKind } from '../domain/frozen-report.entity.js';
import { FUNNEL_LABELS } from '../domain/funnel.js';
import {
  type PlainFigure,
  type PlainMoney,
  BREAKDOWNS,
  PEOPLE_FIGURES,
  recordKindsOf,
} from '../domain/official-content.js';
import { OFFICIAL_WORDS } from '../domain/official-words.js';
import { chapterRows } from './chapter-rows.js';
import { type Printable, moneyOf } from './printable.js';
import { NO_KEY, type RecordSheet, recordSheet } from './record-rows.js';
import {
  type Formula,
  type StreamedSheet,
  type SummaryCell,
  letters,
  streamWorkbook,
} from './xlsx-stream.js';

const MONEY = '#,##0.00';

/**
 * The report as a workbook: a sheet with every figure as a formula over the records' sheets (with the value that it
 * comes to, for readers that don't calculate), and a sheet for each kind of record.
 */
export function writeWorkbook(report: Printable): AsyncIterable<Uint8Array> {
  const words = OFFICIAL_WORDS[report.language];
  const kinds = recordKindsOf(report.content);
  const sheets = Object.fromEntries(kinds.map((kind) => [kind, recordSheet(kind, report)])) as Record<
    RecordKind,
    RecordSheet
  >;
  const streamed: StreamedSheet[] = kinds.map((kind) => ({
    name: words.annexes[kind],
    columns: sheets[kind].columns,
    rows: async function* () {
      for await (const record of report.records(kind)) yield sheets[kind].row(record);
    },
  }));
  const rows = new Summary(report, sheets).rows();
  return streamWorkbook(
    { name: words.annexes.summary, widths: [52, 16, 20, 20, 20, 20, 20, 20], rows },
    streamed,
  );
}

const bold = (text: string): SummaryCell => ({ text, bold: true });

class Summary {
  private readonly words;

  constructor(
    private readonly report: Printable,
    private readonly sheets: Record<RecordKind, RecordSheet>,
  ) {
    this.words = OFFICIAL_WORDS[report.language];
  }

  rows(): SummaryCell[][] {
    const { content, language, hash, verifyUrl } = this.report;
    const { words } = this;
    return [
      [{ text: words.title, bold: true, size: 16 }],
      [content.sentences[language]],
      [],
      [words.filter, content.scope[language]],
      [words.takenAt, content.takenAt],
      ...(content.number ? [[words.number, content.number]] : [[words.notFrozen]]),
      [words.hash, hash],
      [words.verifyAt, verifyUrl],
      ...(content.includesDemo ? [[words.demo]] : []),
      [],
      ...this.figures(),
      ...BREAKDOWNS.flatMap((name) => [[], ...this.breakdown(name)]),
      ...chapterRows(this.report, (kind, key) => this.column(kind, key)),
      [],
      ...this.funnel(),
      [],
      ...this.returns(),
      [],
      ...this.unmet(),
    ];
  }

  private figures(): SummaryCell[][] {
    const { content } = this.report;
    const { people, agreements, verified, unconverted, value } = this.words;
    const kind = (of: string) => `${this.column('participation', 'kindKey')},"${of}"`;
    const enterprises = this.column('participation', 'firstOfEnterprise');
    const fairs = this.column('participation', 'firstOfFair');
    const abroad = this.column('participation', 'abroadKey');
    const formulas: Record<(typeof PEOPLE_FIGURES)[number], string> = {
      directEnterprises: `SUMIFS(${enterprises},${kind('direct')})`,
      directTimes: `COUNTIFS(${kind('direct')})`,
      indirectEnterprises: `SUMIFS(${enterprises},${kind('indirect')})`,
      indirectTimes: `COUNTIFS(${kind('indirect')})`,
      fairs: `SUM(${fairs})`,
      fairsAbroad: `SUMIFS(${fairs},${abroad},1)`,
      fairsAtHome: `SUMIFS(${fairs},${abroad},0)`,
    };
    const counted = `${this.column('agreement', 'counted')},1`;
    const agreement = `${this.column('agreement', 'isAgreement')},1`;
    const total = content.agreements;
    return [
      [bold(this.words.figures)],
      ...PEOPLE_FIGURES.map((name) => [people[name], formula(formulas[name], content.people[name])]),
      [agreements, formula(`COUNTIFS(${counted},${agreement})`, total.count)],
      [
        `${value} (${content.filter.currency})`,
        money(`SUMIFS(${this.column('agreement', 'converted')},${counted})`, total.value),
      ],
      [
        verified,
        money(
          `SUMIFS(${this.column('agreement', 'converted')},${counted},${this.column('agreement', 'verified')},1)`,
          total.verified,
        ),
      ],
      [
        unconverted,
        formula(`COUNTIFS(${counted},${this.column('agreement', 'unconverted')},1)`, total.unconverted),
      ],
    ];
  }

  private breakdown(name: (typeof BREAKDOWNS)[number]): SummaryCell[][] {
    const { content, language } = this.report;
    const { words } = this;
    const column = {
      byStatus: 'statusKey',
      byKind: 'kindKey',
      byYear: 'year',
      bySector: 'sectorKey',
      byCountry: 'countryKey',
      byFair: 'fairKey',
    }[name];
    const keys = this.column('agreement', column);
    const counted = name === 'byStatus' ? '' : `${this.column('agreement', 'counted')},1,`;
    const rowOf = (figure: PlainFigure): SummaryCell[] => {
      const key = figure.key ?? NO_KEY;
      const condition = `${counted}${keys},${name === 'byYear' ? key : `"${key}"`}`;
      const values = this.column('agreement', 'converted');
      return [
        sentenceCase(figure.labels[language]),
        formula(`COUNTIFS(${condition},${this.column('agreement', 'isAgreement')},1)`, figure.count),
        money(`SUMIFS(${values},${condition})`, figure.value),
        money(`SUMIFS(${values},${condition},${this.column('agreement', 'verified')},1)`, figure.verified),
        formula(`COUNTIFS(${condition},${this.column('agreement', 'unconverted')},1)`, figure.unconverted),
      ];
    };
    const head = [
      words.breakdowns[name],
      words.count,
      `${words.value} (${content.filter.currency})`,
      words.verified,
      words.unconverted,
      ...(name === 'byFair' ? [words.direct, words.indirect] : []),
    ];
    return [
      head.map(bold),
      ...(name === 'byFair'
        ? content.byFair.map((row) => [
            ...rowOf(row),
            ...(['direct', 'indirect'] as const).map((side) =>
              formula(
                `COUNTIFS(${this.column('participation', 'fairKey')},"${row.key ?? NO_KEY}",${this.column('participation', 'kindKey')},"${side}")`,
                row[side],
              ),
            ),
          ])
        : content[name].map(rowOf)),
    ];
  }

  private funnel(): SummaryCell[][] {
    const { content, language } = this.report;
    const { words } = this;
    return [
      [words.funnel, words.pairs, words.conversion, words.medianDays].map(bold),
      ...content.funnel.total.steps.map(({ stage, count, conversion, medianDays }): SummaryCell[] => [
        FUNNEL_LABELS[language][stage],
        formula(`COUNT(${this.column('pair', stage)})`, count),
        conversion,
        medianDays,
      ]),
    ];
  }

  private returns(): SummaryCell[][] {
    const { content, language } = this.report;
    const { words } = this;
    const costs = this.column('cost', 'converted');
    const condition = (fairId: string, basis: string) =>
      `${this.column('cost', 'fairKey')},"${fairId}",${this.column('cost', 'basisKey')},"${basis}"`;
    return [
      [
        words.returns,
        words.costsEstimated,
        words.costsVerified,
        words.verified,
        words.estimated,
        words.delivered,
        words.ratio,
        words.meetingsHeld,
      ].map(bold),
      ...content.returns.map((row): SummaryCell[] => [
        row.labels[language],
        money(`SUMIFS(${costs},${condition(row.fairId, 'estimated')})`, row.costs.estimated),
        money(`SUMIFS(${costs},${condition(row.fairId, 'verified')})`, row.costs.verified),
        numberOf(row.signed.verified),
        numberOf(row.signed.estimated),
        numberOf(row.delivered),
        row.signedRatio,
        row.meetingsHeld,
      ]),
    ];
  }

  private unmet(): SummaryCell[][] {
    const { content, language } = this.report;
    const { words } = this;
    const { months, asOf, fewerThan, rows } = content.unmet;
    return [
      [bold(words.unmet)],
      [words.unmetLead(months, asOf, fewerThan)],
      [words.concept, words.needs, words.needsBefore, words.buyers, words.suppliers].map(bold),
      ...rows.map((row): SummaryCell[] => [
        sentenceCase(row.labels[language]),
        row.needs,
        row.needsBefore,
        row.buyers,
        row.suppliers,
      ]),
    ];
  }

  /** A whole column of a records' sheet, for a formula. */
  private column(kind: RecordKind, key: string): string {
    const index = this.sheets[kind].columns.findIndex((column) => column.key === key);
    const letter = letters(index);
    return `'${this.words.annexes[kind]}'!$${letter}:$${letter}`;
  }
}

function formula(text: string, comesTo: number, format?: string): Formula {
  return { formula: text, comesTo, ...(format && { format }) };
}

function money(text: string, amount: PlainMoney): Formula {
  return formula(text, numberOf(amount), MONEY);
}

function numberOf(amount: PlainMoney): number {
  return Number(moneyOf(amount).toDecimal());
}

function sentenceCase(label: string): string {
  return label.charAt(0).toLocaleUpperCase() + label.slice(1);
}
