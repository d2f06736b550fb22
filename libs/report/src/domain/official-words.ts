import { CHAPTER_WORDS } from './chapter-words.js';
import type { ChapterColumn, ChapterKey } from './chapters.js';
import { FUNNEL_LABELS, FUNNEL_STAGES } from './funnel.js';
import type { CostBasis, CostKind } from './fair-cost.entity.js';
import type { BreakdownName, PeopleFigure } from './official-content.js';
import type { RecordKind } from './frozen-report.entity.js';
import type { InBoth } from './report-labels.js';
import type { ReportLanguage } from './spoken-figures.js';
import type { BuyerKind } from './unmet-needs.js';

/** Words of the official report besides what figures are called. */
export interface OfficialWords {
  readonly title: string;
  readonly takenAt: string;
  readonly filter: string;
  readonly hash: string;
  readonly number: string;
  readonly notFrozen: string;
  readonly demo: string;
  readonly figures: string;
  readonly people: Readonly<Record<PeopleFigure, string>>;
  readonly agreements: string;
  readonly value: string;
  readonly verified: string;
  readonly estimated: string;
  readonly unconverted: string;
  readonly total: string;
  readonly count: string;
  readonly breakdowns: Readonly<Record<BreakdownName, string>>;
  readonly direct: string;
  readonly indirect: string;
  readonly funnel: string;
  readonly stage: string;
  readonly pairs: string;
  readonly conversion: string;
  readonly medianDays: string;
  readonly definitions: string;
  readonly returns: string;
  readonly fair: string;
  readonly costs: string;
  readonly costsEstimated: string;
  readonly costsVerified: string;
  readonly delivered: string;
  readonly ratio: string;
  readonly meetingsHeld: string;
  readonly costPerMeeting: string;
  readonly costPerAgreement: string;
  readonly costKinds: Readonly<Record<CostKind, string>>;
  readonly costBases: Readonly<Record<CostBasis, string>>;
  readonly unmet: string;
  readonly unmetLead: (months: number, asOf: string, fewerThan: number) => string;
  readonly concept: string;
  readonly needs: string;
  readonly needsBefore: string;
  readonly suppliers: string;
  readonly buyers: string;
  readonly buyerKinds: Readonly<Record<BuyerKind, string>>;
  readonly annex: string;
  readonly annexLead: string;
  readonly annexShort: (shown: number, all: number) => string;
  readonly annexes: Readonly<Record<'summary' | RecordKind, string>>;
  /** Of an agreement's number. */
  readonly amendmentOf: (number: string) => string;
  /** Of a framework's number. */
  readonly countedWith: (number: string) => string;
  readonly record: Readonly<Record<string, string>>;
  readonly roles: Readonly<Record<string, string>>;
  readonly verifyAt: string;
  readonly check: string;
  readonly scope: {
    readonly everything: string;
    readonly fairs: (names: string) => string;
    readonly years: (from: number | null, to: number | null) => string;
    readonly sector: (name: string) => string;
    readonly country: (name: string) => string;
    readonly abroad: string;
    readonly currency: (code: string) => string;
  };
}

const en: OfficialWords = {
  title: 'Report on the trade fair programme',
  takenAt: 'Figures taken',
  filter: 'Covers',
  hash: 'Hash (SHA-256)',
  number: 'Number',
  notFrozen: 'Not frozen: figures change with the records.',
  demo: 'Includes records of the demo generator, which are invented.',
  figures: 'Exact figures',
  people: {
    directEnterprises: 'Enterprises that took part directly',
    directTimes: 'Direct participations (enterprise-times)',
    indirectEnterprises: 'Enterprises that were promoted',
    indirectTimes: 'Indirect participations (enterprise-times)',
    fairs: 'Fairs',
    fairsAbroad: 'Fairs abroad',
    fairsAtHome: 'Fairs in Vietnam',
  },
  agreements: 'Agreements and contracts',
  value: 'Value',
  verified: 'Value verified against the document',
  estimated: 'Value reported or confirmed (estimate)',
  unconverted: 'With a value that no exchange rate converts',
  total: 'Total',
  count: 'Number',
  breakdowns: {
    byStatus: 'By status',
    byKind: 'By kind',
    byYear: 'By year of signing',
    bySector: 'By sector',
    byCountry: 'By country of the buyer',
    byFair: 'By fair',
  },
  direct: 'Direct',
  indirect: 'Indirect',
  funnel: 'Outcome funnel',
  stage: 'Stage',
  pairs: 'Pairs',
  conversion: 'Of the stage before',
  medianDays: 'Median days',
  definitions: 'What is counted',
  returns: 'Return on fairs',
  fair: 'Fair',
  costs: 'Cost',
  costsEstimated: 'Cost, estimated',
  costsVerified: 'Cost, paid',
  delivered: 'Delivered',
  ratio: 'Signed per unit of cost',
  meetingsHeld: 'Meetings held',
  costPerMeeting: 'Cost per meeting',
  costPerAgreement: 'Cost per agreement',
  costKinds: {
    venue: 'Venue',
    stands: 'Stands and booths',
    travel: 'Travel',
    staff: 'Staff',
    interpreting: 'Interpreting',
    promotion: 'Promotion',
    support: 'Support paid to enterprises',
    catering: 'Catering',
    other: 'Other',
  },
  costBases: { estimated: 'Estimated', verified: 'Paid' },
  unmet: 'Needs unmet',
  unmetLead: (months, asOf, fewerThan) =>
    `What buyers asked for in the ${months} months to ${asOf} and fewer than ${fewerThan} suppliers can do.`,
  concept: 'What is asked for',
  needs: 'Needs',
  needsBefore: 'Period before',
  suppliers: 'Suppliers',
  buyers: 'Buyers',
  buyerKinds: { abroad: 'abroad', 'foreign-invested': 'foreign-invested', domestic: 'domestic' },
  annex: 'Annex',
  annexLead: 'The records that the figures were counted from.',
  annexShort: (shown, all) => `The first ${shown} of ${all} records; all of them stand in the XLSX file.`,
  annexes: {
    summary: 'Report',
    agreement: 'Agreements',
    participation: 'Participations',
    cost: 'Costs',
    pair: 'Pairs of the funnel',
    recognition: 'Recognitions',
    support: 'Support paid',
    target: 'Counted for targets',
    activity: 'Activities',
  },
  amendmentOf: (number) => `amendment of ${number}`,
  countedWith: (number) => `counted with ${number}`,
  record: {
    number: 'Number',
    kind: 'Kind',
    title: 'Title',
    status: 'Status',
    signedOn: 'Signed',
    year: 'Year',
    fair: 'Fair',
    sector: 'Sector',
    country: 'Country of the buyer',
    supplier: 'Supplier',
    buyer: 'Buyer',
    other: 'Others',
    amount: 'Value',
    currency: 'Currency',
    converted: 'In',
    document: 'Document',
    organisation: 'Enterprise',
    startsOn: 'Fair from',
    abroad: 'Abroad',
    booth: 'Booth',
    description: 'For',
    incurredOn: 'Day',
    basis: 'Basis',
    id: 'Id',
    counted: 'Counted',
    yes: 'yes',
    no: 'no',
  },
  roles: { supplier: 'supplier', buyer: 'buyer', other: 'other' },
  verifyAt: 'Checked at',
  check: 'From the records’ sheets',
  scope: {
    everything: 'All fairs and agreements, all years',
    fairs: (names) => `Fairs: ${names}`,
    years: (from, to) =>
      from === null
        ? `up to ${to}`
        : to === null
          ? `since ${from}`
          : from === to
            ? `${from}`
            : `${from} to ${to}`,
    sector: (name) => `sector: ${name}`,
    country: (name) => `country: ${name}`,
    abroad: 'fairs abroad only',
    currency: (code) => `values in ${code}`,
  },
};

const vi: OfficialWords = {
  title: 'Báo cáo chương trình hội chợ, triển lãm',
  takenAt: 'Số liệu lấy lúc',
  filter: 'Phạm vi',
  hash: 'Mã băm (SHA-256)',
  number: 'Số',
  notFrozen: 'Chưa chốt: số liệu thay đổi theo hồ sơ.',
  demo: 'Có cả dữ liệu minh họa do hệ thống tạo ra, không có thật.',
  figures: 'Số liệu chính xác',
  people: {
    directEnterprises: 'Doanh nghiệp tham gia trực tiếp',
    directTimes: 'Lượt tham gia trực tiếp',
    indirectEnterprises: 'Doanh nghiệp được quảng bá',
    indirectTimes: 'Lượt tham gia gián tiếp',
    fairs: 'Hội chợ, triển lãm',
    fairsAbroad: 'Hội chợ, triển lãm tại nước ngoài',
    fairsAtHome: 'Hội chợ, triển lãm trong nước',
  },
  agreements: 'Thỏa thuận, hợp đồng',
  value: 'Giá trị',
  verified: 'Giá trị đã kiểm tra theo văn bản',
  estimated: 'Giá trị theo báo cáo hoặc xác nhận (ước tính)',
  unconverted: 'Có giá trị nhưng chưa có tỷ giá quy đổi',
  total: 'Tổng cộng',
  count: 'Số lượng',
  breakdowns: {
    byStatus: 'Theo trạng thái',
    byKind: 'Theo loại',
    byYear: 'Theo năm ký',
    bySector: 'Theo ngành',
    byCountry: 'Theo nước của bên mua',
    byFair: 'Theo hội chợ, triển lãm',
  },
  direct: 'Trực tiếp',
  indirect: 'Gián tiếp',
  funnel: 'Phễu kết quả',
  stage: 'Giai đoạn',
  pairs: 'Số cặp',
  conversion: 'So với giai đoạn trước',
  medianDays: 'Số ngày trung vị',
  definitions: 'Cách tính',
  returns: 'Hiệu quả hội chợ',
  fair: 'Hội chợ, triển lãm',
  costs: 'Chi phí',
  costsEstimated: 'Chi phí ước tính',
  costsVerified: 'Chi phí đã chi',
  delivered: 'Đã giao hàng',
  ratio: 'Giá trị ký trên một đồng chi phí',
  meetingsHeld: 'Cuộc gặp đã diễn ra',
  costPerMeeting: 'Chi phí mỗi cuộc gặp',
  costPerAgreement: 'Chi phí mỗi thỏa thuận',
  costKinds: {
    venue: 'Địa điểm',
    stands: 'Gian hàng',
    travel: 'Đi lại',
    staff: 'Nhân sự',
    interpreting: 'Phiên dịch',
    promotion: 'Quảng bá',
    support: 'Hỗ trợ doanh nghiệp',
    catering: 'Tiếp khách',
    other: 'Khác',
  },
  costBases: { estimated: 'Ước tính', verified: 'Đã chi' },
  unmet: 'Nhu cầu chưa được đáp ứng',
  unmetLead: (months, asOf, fewerThan) =>
    `Những gì bên mua cần trong ${months} tháng đến ngày ${asOf} mà chưa đến ${fewerThan} nhà cung cấp làm được.`,
  concept: 'Nội dung cần',
  needs: 'Nhu cầu',
  needsBefore: 'Kỳ trước',
  suppliers: 'Nhà cung cấp',
  buyers: 'Bên mua',
  buyerKinds: { abroad: 'nước ngoài', 'foreign-invested': 'có vốn nước ngoài', domestic: 'trong nước' },
  annex: 'Phụ lục',
  annexLead: 'Các hồ sơ làm căn cứ tính số liệu.',
  annexShort: (shown, all) => `${shown} trong số ${all} hồ sơ đầu tiên; toàn bộ có trong tệp XLSX.`,
  annexes: {
    summary: 'Báo cáo',
    agreement: 'Thỏa thuận, hợp đồng',
    participation: 'Lượt tham gia',
    cost: 'Chi phí',
    pair: 'Các cặp trong phễu',
    recognition: 'Công nhận sản phẩm',
    support: 'Kinh phí hỗ trợ',
    target: 'Tính cho chỉ tiêu',
    activity: 'Hoạt động',
  },
  amendmentOf: (number) => `phụ lục của ${number}`,
  countedWith: (number) => `đã tính trong ${number}`,
  record: {
    number: 'Số',
    kind: 'Loại',
    title: 'Tên',
    status: 'Trạng thái',
    signedOn: 'Ngày ký',
    year: 'Năm',
    fair: 'Hội chợ, triển lãm',
    sector: 'Ngành',
    country: 'Nước của bên mua',
    supplier: 'Nhà cung cấp',
    buyer: 'Bên mua',
    other: 'Bên khác',
    amount: 'Giá trị',
    currency: 'Tiền tệ',
    converted: 'Quy đổi',
    document: 'Văn bản',
    organisation: 'Doanh nghiệp',
    startsOn: 'Khai mạc',
    abroad: 'Nước ngoài',
    booth: 'Gian hàng',
    description: 'Nội dung',
    incurredOn: 'Ngày',
    basis: 'Căn cứ',
    id: 'Mã',
    counted: 'Được tính',
    yes: 'có',
    no: 'không',
  },
  roles: { supplier: 'nhà cung cấp', buyer: 'bên mua', other: 'bên khác' },
  verifyAt: 'Kiểm tra tại',
  check: 'Tính từ các trang hồ sơ',
  scope: {
    everything: 'Mọi hội chợ và thỏa thuận, mọi năm',
    fairs: (names) => `Hội chợ: ${names}`,
    years: (from, to) =>
      from === null
        ? `đến hết năm ${to}`
        : to === null
          ? `từ năm ${from} đến nay`
          : from === to
            ? `năm ${from}`
            : `từ năm ${from} đến năm ${to}`,
    sector: (name) => `ngành: ${name}`,
    country: (name) => `nước: ${name}`,
    abroad: 'chỉ hội chợ tại nước ngoài',
    currency: (code) => `giá trị theo ${code}`,
  },
};

export const OFFICIAL_WORDS: Readonly<Record<ReportLanguage, OfficialWords>> = { vi, en };

/** A part of the content in words: `people`' names, breakdowns, `stage/met` and the like; the part itself when it has none. */
export function partInWords(part: string): InBoth {
  const of = (language: ReportLanguage): string => {
    const words = OFFICIAL_WORDS[language];
    const stage = FUNNEL_STAGES.find((one) => part === `stage/${one}`);
    if (stage) return FUNNEL_LABELS[language][stage];
    if (part in words.people) return words.people[part as PeopleFigure];
    if (part in words.breakdowns) return words.breakdowns[part as BreakdownName];
    const chapters = CHAPTER_WORDS[language];
    if (part in chapters.titles) return chapters.titles[part as ChapterKey];
    if (part in chapters.columns) return chapters.columns[part as ChapterColumn];
    const word = (words as unknown as Record<string, unknown>)[part];
    return typeof word === 'string' ? word : part;
  };
  return { vi: of('vi'), en: of('en') };
}
