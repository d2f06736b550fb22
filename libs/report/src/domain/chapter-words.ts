import type { ChapterColumn, ChapterKey } from './chapters.js';
import type { ReportLanguage } from './spoken-figures.js';

/** Words of the programme's chapters. */
export interface ChapterWords {
  readonly titles: Readonly<Record<ChapterKey, string>>;
  readonly leads: Readonly<Record<ChapterKey, string>>;
  readonly columns: Readonly<Record<ChapterColumn, string>>;
  readonly bySide: string;
  readonly direct: string;
  readonly indirect: string;
  readonly together: string;
  readonly byKind: string;
  readonly byTopic: string;
  readonly byYear: (kind: string) => string;
  readonly recognitionKinds: Readonly<Record<string, string>>;
  readonly supportKinds: Readonly<Record<string, string>>;
  readonly activityKinds: Readonly<Record<string, string>>;
  readonly activityTopics: Readonly<Record<string, string>>;
  readonly states: Readonly<Record<string, string>>;
  readonly none: string;
  readonly record: Readonly<Record<string, string>>;
}

const en: ChapterWords = {
  titles: {
    participations: 'Participations',
    recognitions: 'Recognised products',
    support: 'Support paid',
    targets: 'Targets',
    activities: 'Training, consulting and workshops',
  },
  leads: {
    participations:
      'Suppliers at fairs that have started. An enterprise counts once in its column, however often it took part.',
    recognitions:
      'A product counts in the year in which it was first recognised; a renewal doesn’t count again.',
    support: 'Entries of the ledger, those taken back deducted, in the currency in which they were paid.',
    targets: 'What programmes promised for a year, and what the records show by the last day counted.',
    activities:
      'Activities that are over. An enterprise counts when at least one of its people came to the required share of the sessions.',
  },
  columns: {
    'home-enterprises': 'In Vietnam: enterprises',
    'home-times': 'In Vietnam: times',
    'abroad-enterprises': 'Abroad: enterprises',
    'abroad-times': 'Abroad: times',
    enterprises: 'Enterprises',
    times: 'Enterprise-times',
    products: 'Products',
    'in-force': 'In force',
    expired: 'Expired',
    withdrawn: 'Withdrawn',
    added: 'New products',
    'added-enterprises': 'Their enterprises',
    'in-all': 'Products in all',
    'in-all-enterprises': 'Enterprises in all',
    projects: 'Projects',
    payments: 'Payments',
    amount: 'Amount',
    goal: 'Promised',
    actual: 'Actual',
    activities: 'Activities',
    people: 'People',
  },
  bySide: 'Direct and indirect, at home and abroad',
  direct: 'Directly (booth)',
  indirect: 'Indirectly (promoted)',
  together: 'Together',
  byKind: 'By kind',
  byTopic: 'By topic',
  byYear: (kind) => `${kind}, by year`,
  recognitionKinds: {
    'key-industrial-product': 'Key industrial products',
    'supporting-industry-product': 'Supporting-industry products',
  },
  supportKinds: {
    'interest-support': 'Interest support',
    'pilot-production': 'Pilot production',
    'fair-participation': 'Taking part in fairs',
    consulting: 'Consulting',
    training: 'Training',
    technology: 'Technology',
    other: 'Other',
  },
  activityKinds: { training: 'Training courses', consulting: 'Consulting programmes', workshop: 'Workshops' },
  activityTopics: {
    management: 'Management',
    workforce: 'Workforce',
    technology: 'Technology',
    market: 'Market',
  },
  states: { 'in-force': 'In force', renewed: 'Renewed', expired: 'Expired', withdrawn: 'Withdrawn' },
  none: 'No records.',
  record: {
    organisation: 'Enterprise',
    product: 'Product',
    kind: 'Kind',
    year: 'Year',
    decision: 'Decision',
    decidedOn: 'Decided',
    validUntil: 'Valid until',
    state: 'State',
    number: 'Number',
    amount: 'Amount',
    currency: 'Currency',
    paidOn: 'Paid',
    purpose: 'For',
    project: 'Project',
    document: 'Document',
    budget: 'Budget',
    programme: 'Programme',
    target: 'Target',
    goal: 'Promised',
    label: 'Record',
    day: 'Day',
    counts: 'Counts',
    activity: 'Activity',
    topic: 'Topic',
    people: 'People',
    endsOn: 'Ended',
  },
};

const vi: ChapterWords = {
  titles: {
    participations: 'Lượt tham gia',
    recognitions: 'Sản phẩm được công nhận',
    support: 'Kinh phí hỗ trợ',
    targets: 'Chỉ tiêu',
    activities: 'Đào tạo, tư vấn, hội thảo',
  },
  leads: {
    participations:
      'Nhà cung cấp tại các hội chợ, triển lãm đã khai mạc. Mỗi doanh nghiệp tính một lần trong mỗi cột, dù tham gia nhiều lần.',
    recognitions: 'Sản phẩm được tính vào năm được công nhận lần đầu; công nhận lại không tính thêm.',
    support: 'Theo sổ hỗ trợ, đã trừ các khoản thu hồi, theo đồng tiền chi trả.',
    targets: 'Chỉ tiêu các chương trình đề ra cho từng năm, và kết quả theo hồ sơ đến ngày tính cuối cùng.',
    activities:
      'Các hoạt động đã kết thúc. Doanh nghiệp được tính khi có ít nhất một người dự đủ số buổi quy định.',
  },
  columns: {
    'home-enterprises': 'Trong nước: doanh nghiệp',
    'home-times': 'Trong nước: lượt',
    'abroad-enterprises': 'Nước ngoài: doanh nghiệp',
    'abroad-times': 'Nước ngoài: lượt',
    enterprises: 'Doanh nghiệp',
    times: 'Lượt doanh nghiệp',
    products: 'Sản phẩm',
    'in-force': 'Còn hiệu lực',
    expired: 'Hết hiệu lực',
    withdrawn: 'Đã thu hồi',
    added: 'Sản phẩm mới',
    'added-enterprises': 'Doanh nghiệp của các sản phẩm đó',
    'in-all': 'Lũy kế sản phẩm',
    'in-all-enterprises': 'Lũy kế doanh nghiệp',
    projects: 'Dự án',
    payments: 'Khoản chi',
    amount: 'Số tiền',
    goal: 'Chỉ tiêu',
    actual: 'Thực hiện',
    activities: 'Hoạt động',
    people: 'Người',
  },
  bySide: 'Trực tiếp và gián tiếp, trong nước và nước ngoài',
  direct: 'Trực tiếp (gian hàng)',
  indirect: 'Gián tiếp (quảng bá)',
  together: 'Tổng cộng',
  byKind: 'Theo loại',
  byTopic: 'Theo nội dung',
  byYear: (kind) => `${kind}, theo năm`,
  recognitionKinds: {
    'key-industrial-product': 'Sản phẩm công nghiệp chủ lực',
    'supporting-industry-product': 'Sản phẩm công nghiệp hỗ trợ',
  },
  supportKinds: {
    'interest-support': 'Hỗ trợ lãi suất',
    'pilot-production': 'Sản xuất thử nghiệm',
    'fair-participation': 'Tham gia hội chợ, triển lãm',
    consulting: 'Tư vấn',
    training: 'Đào tạo',
    technology: 'Công nghệ',
    other: 'Khác',
  },
  activityKinds: { training: 'Khóa đào tạo', consulting: 'Chương trình tư vấn', workshop: 'Hội thảo' },
  activityTopics: {
    management: 'Quản trị',
    workforce: 'Nguồn nhân lực',
    technology: 'Công nghệ',
    market: 'Thị trường',
  },
  states: {
    'in-force': 'Còn hiệu lực',
    renewed: 'Đã công nhận lại',
    expired: 'Hết hiệu lực',
    withdrawn: 'Đã thu hồi',
  },
  none: 'Chưa có hồ sơ.',
  record: {
    organisation: 'Doanh nghiệp',
    product: 'Sản phẩm',
    kind: 'Loại',
    year: 'Năm',
    decision: 'Quyết định',
    decidedOn: 'Ngày quyết định',
    validUntil: 'Hiệu lực đến',
    state: 'Trạng thái',
    number: 'Số',
    amount: 'Số tiền',
    currency: 'Tiền tệ',
    paidOn: 'Ngày chi',
    purpose: 'Nội dung',
    project: 'Dự án',
    document: 'Chứng từ',
    budget: 'Nguồn kinh phí',
    programme: 'Chương trình',
    target: 'Chỉ tiêu',
    goal: 'Kế hoạch',
    label: 'Hồ sơ',
    day: 'Ngày',
    counts: 'Được tính',
    activity: 'Hoạt động',
    topic: 'Nội dung',
    people: 'Người',
    endsOn: 'Kết thúc',
  },
};

export const CHAPTER_WORDS: Readonly<Record<ReportLanguage, ChapterWords>> = { vi, en };
