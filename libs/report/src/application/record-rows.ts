import {
  AGREEMENT_STATUSES,
  type AgreementKind,
  type AgreementStatus,
  COUNTED_STATUSES,
  VERIFIED_STATUSES,
} from '#agreement';
import type { CostBasis, CostKind } from '../domain/fair-cost.entity.js';
import type { RecordKind } from '../domain/frozen-report.entity.js';
import { FUNNEL_LABELS, FUNNEL_STAGES } from '../domain/funnel.js';
import { OFFICIAL_WORDS } from '../domain/official-words.js';
import { REPORT_LABELS, countryName } from '../domain/report-labels.js';
import type { ReportLanguage } from '../domain/spoken-figures.js';
import { CHAPTER_SHEETS } from './chapter-sheets.js';
import { type Printable, textIn } from './printable.js';
import { DAY, MONEY, type RecordColumn, type SheetOf, column, dayOf, minorText } from './record-cells.js';
import type { RecordState } from './record-states.js';
import type { StreamedValue } from './xlsx-stream.js';

/** How a key that isn't there is written, so that formulas can ask for it. */
export const NO_KEY = '-';

/** The sheet of one kind of record: its columns, and how a record becomes a row of it. */
export interface RecordSheet {
  readonly columns: readonly RecordColumn[];
  readonly row: (record: RecordState) => StreamedValue[];
}

/** @param report decides the language and the currency */
export function recordSheet(kind: RecordKind, report: Printable): RecordSheet {
  const { columns, values } = SHEETS[kind](report);
  return {
    columns,
    row: (record) => {
      const all = values(record);
      return columns.map(({ key }) => all[key] ?? null);
    },
  };
}

const SHEETS: Readonly<Record<RecordKind, SheetOf>> = {
  ...CHAPTER_SHEETS,
  agreement: (report) => {
    const { language, content } = report;
    const { record, verified } = OFFICIAL_WORDS[language];
    const labels = REPORT_LABELS[language];
    return {
      columns: [
        column('number', record.number!, 12),
        column('kind', record.kind!, 22),
        column('title', record.title!, 40),
        column('status', record.status!, 22),
        column('signedOn', record.signedOn!, 12, DAY),
        column('fair', record.fair!, 34),
        column('sector', record.sector!, 22),
        column('country', record.country!, 18),
        column('supplier', record.supplier!, 30),
        column('buyer', record.buyer!, 30),
        column('other', record.other!, 20),
        column('amount', record.amount!, 16, MONEY),
        column('currency', record.currency!, 9),
        column('converted', `${record.converted!} ${content.filter.currency}`, 16, MONEY),
        column('verified', verified, 12),
        column('document', record.document!, 24),
        // By these formulas ask.
        ...[
          'counted',
          'isAgreement',
          'fairKey',
          'year',
          'sectorKey',
          'countryKey',
          'kindKey',
          'statusKey',
          'unconverted',
          'id',
        ].map((key) => column(key, key, 12)),
      ],
      values: ({ id, state }) => {
        const status = state.status as AgreementStatus;
        const party = (role: string) =>
          ((state.parties ?? []) as { role: string; name: string }[])
            .filter((one) => one.role === role)
            .map(({ name }) => name)
            .join('; ') || null;
        const converted = minorText(state.converted, content.filter.currency);
        return {
          id,
          number: state.number as string,
          kind: labels.kinds[state.kind as AgreementKind],
          title: titleOf(state, language),
          status: labels.statuses[status],
          signedOn: dayOf(state.signedOn),
          fair: textIn(state.fair, language),
          sector: state.sector ? report.nameOf(state.sector as string) : null,
          country: state.country ? countryName(state.country as string, language) : null,
          supplier: party('supplier'),
          buyer: party('buyer'),
          other: party('other'),
          amount: state.currency ? minorText(state.amount, state.currency as string) : null,
          currency: (state.currency as string | null) ?? null,
          converted,
          // An estimate stays one, whoever has seen the paper.
          verified: VERIFIED_STATUSES.some((one) => one === status) && !state.valueBasis ? 1 : 0,
          document: (state.document as string | null) ?? null,
          counted: (COUNTED_STATUSES as readonly string[]).includes(status) ? 1 : 0,
          isAgreement: state.amends ? 0 : 1,
          fairKey: (state.fairId as string | null) ?? NO_KEY,
          year: Number((state.signedOn as string).slice(0, 4)),
          sectorKey: (state.sector as string | null) ?? NO_KEY,
          countryKey: (state.country as string | null) ?? NO_KEY,
          kindKey: state.kind as string,
          statusKey: AGREEMENT_STATUSES.includes(status) ? status : NO_KEY,
          unconverted: hasAmount(state) && converted === null && !state.covered ? 1 : 0,
        };
      },
    };
  },
  participation: ({ language }) => {
    const { record, direct, indirect } = OFFICIAL_WORDS[language];
    const seen = { enterprise: new Set<string>(), fair: new Set<string>() };
    const first = (of: Set<string>, key: string) => (of.has(key) ? 0 : (of.add(key), 1));
    return {
      columns: [
        column('organisation', record.organisation!, 36),
        column('kind', record.kind!, 14),
        column('fair', record.fair!, 36),
        column('startsOn', record.startsOn!, 12, DAY),
        column('abroad', record.abroad!, 12),
        column('booth', record.booth!, 10),
        // By these formulas ask: 1 in the first row of an enterprise of a kind, and of a fair.
        ...['kindKey', 'fairKey', 'abroadKey', 'firstOfEnterprise', 'firstOfFair', 'id'].map((key) =>
          column(key, key, 12),
        ),
      ],
      values: ({ id, state }) => ({
        id,
        organisation: state.organisation as string,
        kind: state.kind === 'direct' ? direct : indirect,
        fair: textIn(state.fair, language),
        startsOn: dayOf(state.startsOn),
        abroad: state.abroad ? record.yes! : record.no!,
        booth: (state.booth as string | null) ?? null,
        kindKey: state.kind as string,
        fairKey: state.fairId as string,
        abroadKey: state.abroad ? 1 : 0,
        firstOfEnterprise: first(seen.enterprise, `${String(state.kind)} ${String(state.organisationId)}`),
        firstOfFair: first(seen.fair, state.fairId as string),
      }),
    };
  },
  cost: ({ language, content }) => {
    const words = OFFICIAL_WORDS[language];
    const { record } = words;
    return {
      columns: [
        column('fair', record.fair!, 36),
        column('kind', record.kind!, 22),
        column('description', record.description!, 36),
        column('incurredOn', record.incurredOn!, 12, DAY),
        column('basis', record.basis!, 12),
        column('amount', words.costs, 16, MONEY),
        column('currency', record.currency!, 9),
        column('converted', `${record.converted!} ${content.filter.currency}`, 16, MONEY),
        column('document', record.document!, 24),
        ...['fairKey', 'kindKey', 'basisKey', 'id'].map((key) => column(key, key, 12)),
      ],
      values: ({ id, state }) => ({
        id,
        fair: textIn(state.fair, language),
        kind: words.costKinds[state.kind as CostKind],
        description: state.description as string,
        incurredOn: dayOf(state.incurredOn),
        basis: words.costBases[state.basis as CostBasis],
        amount: minorText(state.amount, state.currency as string),
        currency: state.currency as string,
        converted: minorText(state.converted, content.filter.currency),
        document: (state.document as string | null) ?? null,
        fairKey: state.fairId as string,
        kindKey: state.kind as string,
        basisKey: state.basis as string,
      }),
    };
  },
  pair: (report) => {
    const { language } = report;
    const { record } = OFFICIAL_WORDS[language];
    return {
      columns: [
        column('supplier', record.supplier!, 32),
        column('buyer', record.buyer!, 32),
        column('fair', record.fair!, 34),
        column('sector', record.sector!, 22),
        column('country', record.country!, 18),
        ...FUNNEL_STAGES.map((stage) => column(stage, FUNNEL_LABELS[language][stage], 14, DAY)),
        column('id', 'id', 12),
      ],
      values: ({ id, state }) => ({
        id,
        supplier: state.supplier as string,
        buyer: state.buyer as string,
        fair: textIn(state.fair, language),
        sector: state.sector ? report.nameOf(state.sector as string) : null,
        country: state.country ? countryName(state.country as string, language) : null,
        ...Object.fromEntries(FUNNEL_STAGES.map((stage) => [stage, dayOf(state[stage])])),
      }),
    };
  },
};

function hasAmount({ amount }: RecordState['state']): boolean {
  return amount !== null && amount !== undefined;
}

/** With why an amendment is no agreement more, and why an order under a framework adds nothing to the sum. */
function titleOf({ title, amends, covered }: RecordState['state'], language: ReportLanguage): string {
  const { amendmentOf, countedWith } = OFFICIAL_WORDS[language];
  const remarks = [
    ...(amends ? [amendmentOf(String(amends))] : []),
    ...(covered ? [countedWith(String(covered))] : []),
  ];
  return remarks.length > 0 ? `${String(title)} (${remarks.join('; ')})` : String(title);
}
