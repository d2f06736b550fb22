import type { AgreementFigure, ProgrammeReport } from '../domain/report.js';
import type { ReportLanguage } from '../domain/spoken-figures.js';

interface Words {
  readonly exact: string;
  readonly direct: string;
  readonly indirect: string;
  readonly times: string;
  readonly fairs: string;
  readonly agreements: string;
  readonly unconverted: string;
  readonly demo: string;
  readonly sections: Record<'byStatus' | 'byKind' | 'byFair' | 'byYear' | 'bySector' | 'byCountry', string>;
}

const WORDS: Record<ReportLanguage, Words> = {
  en: {
    exact: 'Exact figures',
    direct: 'Enterprises directly',
    indirect: 'Enterprises indirectly',
    times: 'enterprise-times',
    fairs: 'Fairs (abroad + in Vietnam)',
    agreements: 'Agreements and contracts',
    unconverted: 'Without an exchange rate',
    demo: 'Includes records of the demo generator.',
    sections: {
      byStatus: 'By status',
      byKind: 'By kind',
      byFair: 'By fair',
      byYear: 'By year of signing',
      bySector: 'By sector',
      byCountry: 'By country of the buyer',
    },
  },
  vi: {
    exact: 'Số liệu chính xác',
    direct: 'Doanh nghiệp tham gia trực tiếp',
    indirect: 'Doanh nghiệp tham gia gián tiếp',
    times: 'lượt',
    fairs: 'Hội chợ, triển lãm (nước ngoài + trong nước)',
    agreements: 'Thỏa thuận, hợp đồng',
    unconverted: 'Chưa có tỷ giá quy đổi',
    demo: 'Có cả dữ liệu minh họa.',
    sections: {
      byStatus: 'Theo trạng thái',
      byKind: 'Theo loại',
      byFair: 'Theo hội chợ, triển lãm',
      byYear: 'Theo năm ký',
      bySector: 'Theo ngành',
      byCountry: 'Theo nước của bên mua',
    },
  },
};

/** A report as plain text in its language, for a terminal or a letter: the sentence, then the exact figures. */
export function reportText(report: ProgrammeReport): string {
  const words = WORDS[report.language];
  const { directEnterprises, directTimes, indirectEnterprises, indirectTimes, fairsAbroad, fairsAtHome } =
    report;
  const figures: [string, string][] = [
    [words.direct, `${directEnterprises.count} (${directTimes.count} ${words.times})`],
    [words.indirect, `${indirectEnterprises.count} (${indirectTimes.count} ${words.times})`],
    [words.fairs, `${fairsAbroad.count} + ${fairsAtHome.count}`],
    [words.agreements, `${report.agreements.count}, ${report.agreements.value.toString()}`],
    ...report.unconverted.agreements.map((agreement): [string, string] => [
      words.unconverted,
      `${agreement.number}, ${agreement.signedOn}, ${agreement.value.toString()}`,
    ]),
  ];
  const sections = (Object.keys(words.sections) as (keyof Words['sections'])[])
    .filter((name) => report[name].length > 0)
    .map((name) => [words.sections[name], ...table(report[name].map(rowOf))].join('\n'));
  return [
    report.sentences[report.language],
    [words.exact, ...table(figures)].join('\n'),
    ...sections,
    ...(report.includesDemo ? [words.demo] : []),
    '',
  ].join('\n\n');
}

/** A report as plain values that survive JSON: amounts as decimals beside their currency. */
export function reportJson(report: ProgrammeReport): unknown {
  return JSON.parse(
    JSON.stringify(report, (_, value: unknown) =>
      isMoney(value) ? { amount: value.toDecimal(), currency: value.currency } : value,
    ),
  ) as unknown;
}

function rowOf(figure: AgreementFigure): [string, string] {
  return [figure.label, `${figure.count}, ${figure.value.toString()}`];
}

function table(rows: [string, string][]): string[] {
  const width = Math.max(...rows.map(([label]) => label.length));
  return rows.map(([label, value]) => `  ${label.padEnd(width)}  ${value}`);
}

function isMoney(value: unknown): value is AgreementFigure['value'] {
  return typeof value === 'object' && value !== null && 'minor' in value && 'currency' in value;
}
