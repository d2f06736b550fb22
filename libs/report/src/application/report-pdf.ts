import { type Block, type Row, printDocument } from '#printing';
import { FUNNEL_DEFINITIONS, FUNNEL_LABELS } from '../domain/funnel.js';
import {
  type BreakdownName,
  type PlainFigure,
  BREAKDOWNS,
  PEOPLE_FIGURES,
  recordKindsOf,
} from '../domain/official-content.js';
import { OFFICIAL_WORDS, type OfficialWords } from '../domain/official-words.js';
import { barChart } from './bar-chart.js';
import { type Printable, moneyOf, shownMoney, shownNumber } from './printable.js';
import { chapterBlocks } from './chapter-blocks.js';
import { ANNEX, annexTables } from './report-annex.js';

const PINE = '#0f5a4f';
const SKY = '#3b7ea1';
const GREY = '#5b6b66';

/**
 * The report as a PDF: sentence, tables and charts, the hash with a code that leads to where it is checked, and annexes
 * with the records behind every figure. The same content and records make the same bytes.
 */
export function printReport(report: Printable): AsyncIterable<Uint8Array> {
  const { content, language, hash } = report;
  const words = OFFICIAL_WORDS[language];
  const name = content.number ? `${words.title} ${content.number}` : words.title;
  return printDocument(
    {
      ...{ title: name, language },
      footer: `${words.hash}: ${hash}`,
      createdAt: new Date(content.takenAt),
      keywords: `sha256:${hash}`,
    },
    blocks(report, words, name),
  );
}

async function* blocks(report: Printable, words: OfficialWords, name: string): AsyncGenerator<Block> {
  const { content, language, hash, verifyUrl } = report;
  yield { kind: 'section', header: name, headerRight: content.takenAt.slice(0, 10) };
  yield { kind: 'heading', level: 1, text: words.title };
  yield { kind: 'paragraph', text: content.sentences[language], size: 13, bold: true };
  yield { kind: 'space', height: 4 };
  yield {
    kind: 'keyValues',
    rows: [
      ...(content.number ? [[words.number, content.number] as const] : []),
      [words.filter, content.scope[language]],
      [words.takenAt, timeIn(content.takenAt, language)],
    ],
  };
  if (!content.number) yield { kind: 'paragraph', text: words.notFrozen, color: GREY, size: 9 };
  if (content.includesDemo) yield { kind: 'paragraph', text: words.demo, color: '#6b4fa0', size: 9 };

  yield { kind: 'heading', level: 2, text: words.figures };
  yield figuresTable(report, words);
  for (const breakdown of BREAKDOWNS) yield* breakdownBlocks(report, words, breakdown);
  yield* chapterBlocks(report, words);
  yield* funnelBlocks(report, words);
  yield* returnBlocks(report, words);
  yield* unmetBlocks(report, words);

  yield { kind: 'heading', level: 2, text: words.verifyAt };
  yield {
    kind: 'keyValues',
    rows: [
      [words.hash, hash],
      [words.verifyAt, verifyUrl],
    ],
  };
  yield { kind: 'qr', text: `${verifyUrl}?hash=${hash}`, size: 84 };

  for (const kind of recordKindsOf(content)) {
    yield { kind: 'section', header: name, headerRight: `${words.annex} ${ANNEX[kind]}` };
    yield { kind: 'heading', level: 2, text: `${words.annex} ${ANNEX[kind]}. ${words.annexes[kind]}` };
    yield* annexTables(kind, report, words);
  }
}

function figuresTable({ content, language }: Printable, words: OfficialWords): Block {
  const number = (value: number) => shownNumber(value, language);
  const { agreements } = content;
  return {
    kind: 'table',
    columns: [
      { title: words.figures, share: 3 },
      { title: words.count, share: 2, align: 'right' },
      { title: words.annex, width: 60, align: 'right' },
    ],
    rows: [
      ...PEOPLE_FIGURES.map((name) => [
        words.people[name],
        number(content.people[name]),
        ANNEX.participation,
      ]),
      [words.agreements, number(agreements.count), ANNEX.agreement],
      [words.value, shownMoney(moneyOf(agreements.value), language), ANNEX.agreement],
      [words.verified, shownMoney(moneyOf(agreements.verified), language), ANNEX.agreement],
      [
        words.estimated,
        shownMoney(moneyOf(agreements.value).minus(moneyOf(agreements.verified)), language),
        ANNEX.agreement,
      ],
      ...(agreements.unconverted > 0
        ? [
            [words.unconverted, number(agreements.unconverted), ANNEX.agreement],
            ...content.unconverted.map(({ number: of, signedOn, value }) => [
              `   ${of}, ${signedOn}`,
              shownMoney(moneyOf(value), language),
              ANNEX.agreement,
            ]),
          ]
        : []),
    ],
  };
}

function* breakdownBlocks(
  { content, language }: Printable,
  words: OfficialWords,
  name: BreakdownName,
): Generator<Block> {
  const figures: readonly PlainFigure[] = content[name];
  if (figures.length === 0) return;
  const isFairs = name === 'byFair';
  yield { kind: 'heading', level: 2, text: words.breakdowns[name] };
  const bars = figures
    .filter(({ value }) => value.minor !== '0')
    .map((figure) => ({
      label: upper(figure.labels[language]),
      size: Number(moneyOf(figure.value).toDecimal()),
      text: shownMoney(moneyOf(figure.value), language),
    }));
  if (bars.length > 1)
    yield barChart(name === 'byYear' ? bars : bars.toSorted((a, b) => b.size - a.size), PINE);
  const rows: Row[] = figures.map((figure) => [
    upper(figure.labels[language]),
    ...(isFairs
      ? (['direct', 'indirect'] as const).map((side) =>
          shownNumber(content.byFair.find(({ key }) => key === figure.key)![side], language),
        )
      : []),
    shownNumber(figure.count, language),
    shownMoney(moneyOf(figure.value), language),
    shownMoney(moneyOf(figure.verified), language),
  ]);
  const { agreements } = content;
  const total: Row = [
    { text: words.total, bold: true },
    ...(isFairs ? ['', ''] : []),
    { text: shownNumber(agreements.count, language), bold: true },
    { text: shownMoney(moneyOf(agreements.value), language), bold: true },
    { text: shownMoney(moneyOf(agreements.verified), language), bold: true },
  ];
  yield {
    kind: 'table',
    size: 8,
    columns: [
      { title: words.breakdowns[name], share: 3 },
      ...(isFairs
        ? ([words.direct, words.indirect] as const).map((title) => ({
            title,
            width: 52,
            align: 'right' as const,
          }))
        : []),
      { title: words.count, width: 56, align: 'right' },
      { title: words.value, share: 2, align: 'right' },
      { title: words.verified, share: 2, align: 'right' },
    ],
    // Statuses count terminated agreements too, which the total doesn't.
    rows: name === 'byStatus' ? rows : [...rows, total],
  };
}

function* funnelBlocks({ content, language }: Printable, words: OfficialWords): Generator<Block> {
  const { steps } = content.funnel.total;
  yield { kind: 'heading', level: 2, text: words.funnel };
  const percent = (value: number | null) =>
    value === null ? '–' : `${shownNumber(value * 100, language, 1)} %`;
  yield barChart(
    steps.map(({ stage, count }) => ({
      label: FUNNEL_LABELS[language][stage],
      size: count,
      text: shownNumber(count, language),
    })),
    SKY,
  );
  yield {
    kind: 'table',
    size: 8,
    columns: [
      { title: words.stage, share: 2 },
      { title: words.pairs, width: 56, align: 'right' },
      { title: words.conversion, width: 80, align: 'right' },
      { title: words.medianDays, width: 60, align: 'right' },
      { title: words.definitions, share: 5 },
    ],
    rows: steps.map(({ stage, count, conversion, medianDays }) => [
      FUNNEL_LABELS[language][stage],
      shownNumber(count, language),
      percent(conversion),
      medianDays === null ? '–' : shownNumber(medianDays, language, 1),
      FUNNEL_DEFINITIONS[language][stage],
    ]),
  };
  if (content.funnel.fair.length < 2) return;
  yield {
    kind: 'table',
    size: 8,
    columns: [
      { title: words.fair, share: 3 },
      ...steps.map(({ stage }) => ({
        title: FUNNEL_LABELS[language][stage],
        share: 1,
        align: 'right' as const,
      })),
    ],
    rows: content.funnel.fair.map((row) => [
      row.labels[language],
      ...row.steps.map(({ count }) => shownNumber(count, language)),
    ]),
  };
}

function* returnBlocks({ content, language }: Printable, words: OfficialWords): Generator<Block> {
  const rows = content.returns.filter(({ costs, signed }) => costs.count > 0 || signed.count > 0);
  if (rows.length === 0) return;
  const money = (of: { minor: string; currency: string } | null) =>
    of ? shownMoney(moneyOf(of), language) : '–';
  yield { kind: 'heading', level: 2, text: words.returns };
  yield {
    kind: 'table',
    size: 7.5,
    columns: [
      { title: words.fair, share: 3 },
      { title: words.costsEstimated, share: 2, align: 'right' },
      { title: words.costsVerified, share: 2, align: 'right' },
      { title: words.value, share: 2, align: 'right' },
      { title: words.verified, share: 2, align: 'right' },
      { title: words.delivered, share: 2, align: 'right' },
      { title: words.ratio, width: 54, align: 'right' },
      { title: words.costPerMeeting, share: 2, align: 'right' },
      { title: words.costPerAgreement, share: 2, align: 'right' },
    ],
    rows: rows.map((row) => [
      row.labels[language],
      money(row.costs.estimated),
      money(row.costs.verified),
      shownMoney(moneyOf(row.signed.estimated).plus(moneyOf(row.signed.verified)), language),
      money(row.signed.verified),
      money(row.delivered),
      row.signedRatio === null ? '–' : shownNumber(row.signedRatio, language, 2),
      money(row.costPerMeeting),
      money(row.costPerAgreement),
    ]),
  };
}

function* unmetBlocks({ content, language }: Printable, words: OfficialWords): Generator<Block> {
  const { rows, months, asOf, fewerThan } = content.unmet;
  if (rows.length === 0) return;
  yield { kind: 'heading', level: 2, text: words.unmet };
  yield { kind: 'paragraph', text: words.unmetLead(months, asOf, fewerThan), size: 9, color: GREY };
  yield {
    kind: 'table',
    size: 8,
    columns: [
      { title: words.concept, share: 3 },
      { title: words.needs, width: 56, align: 'right' },
      { title: words.needsBefore, width: 64, align: 'right' },
      { title: words.buyers, share: 2 },
      { title: words.suppliers, width: 76, align: 'right' },
    ],
    rows: rows.map((row) => [
      upper(row.labels[language]),
      shownNumber(row.needs, language),
      shownNumber(row.needsBefore, language),
      Object.entries(row.byBuyerKind)
        .filter(([, count]) => count > 0)
        .map(([kind, count]) => `${count} ${words.buyerKinds[kind as keyof OfficialWords['buyerKinds']]}`)
        .join(', '),
      shownNumber(row.suppliers, language),
    ]),
  };
}

function timeIn(instant: string, language: string): string {
  return new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    dateStyle: 'long',
    timeStyle: 'short',
    timeZone: 'Asia/Ho_Chi_Minh',
  }).format(new Date(instant));
}

function upper(label: string): string {
  return label.charAt(0).toLocaleUpperCase() + label.slice(1);
}
