import type { ActivityKind, ActivityTopic } from '#activity';
import type { SupportKind } from '#support';

/** How many products of how many enterprises the city had recognised, new in each step: the counts of its reports. */
export interface RecognitionStep {
  readonly decidedOn: string;
  readonly decision: string;
  readonly year: number;
  /** New products, and how many of them belong to enterprises that had none before. */
  readonly products: number;
  readonly newEnterprises: number;
  /**
   * Of the products of 2021 and later: how many of the enterprises had one before (they count once in the period and
   * once over all).
   */
  readonly returning?: number;
}

/**
 * 53 products of 48 enterprises in 2010, 91 of 58 by mid-2020, 117 of 77 by its end, then 172 of 114 in 2021 to 2024:
 * 289 in all.
 */
export const RECOGNITION_STEPS: readonly RecognitionStep[] = [
  { decidedOn: '2010-09-24', decision: '4711/QĐ-UBND', year: 2010, products: 53, newEnterprises: 48 },
  { decidedOn: '2018-12-28', decision: '7085/QĐ-UBND', year: 2018, products: 20, newEnterprises: 6 },
  { decidedOn: '2019-12-20', decision: '7196/QĐ-UBND', year: 2019, products: 18, newEnterprises: 4 },
  { decidedOn: '2020-12-22', decision: '5735/QĐ-UBND', year: 2020, products: 26, newEnterprises: 19 },
  {
    ...{ decidedOn: '2021-12-31', decision: '5468/QĐ-UBND', year: 2021 },
    ...{ products: 46, newEnterprises: 22, returning: 10 },
  },
  {
    ...{ decidedOn: '2022-12-29', decision: '5231/QĐ-UBND', year: 2022 },
    ...{ products: 42, newEnterprises: 19, returning: 9 },
  },
  {
    ...{ decidedOn: '2023-12-26', decision: '6614/QĐ-UBND', year: 2023 },
    ...{ products: 44, newEnterprises: 20, returning: 8 },
  },
  {
    ...{ decidedOn: '2024-10-10', decision: '5320/QĐ-UBND', year: 2024 },
    ...{ products: 40, newEnterprises: 18, returning: 8 },
  },
];

/** Seven general and two priority criteria. The first three are those that the city names; the rest is ours. */
export const CRITERIA = [
  {
    kind: 'general',
    weight: 15,
    name: { vi: 'Nâng cao năng suất lao động', en: 'Raising labour productivity' },
    evidence: {
      vi: 'Báo cáo tài chính và số lao động bình quân hai năm gần nhất',
      en: 'Accounts and average workforce of the last two years',
    },
  },
  {
    kind: 'general',
    weight: 15,
    name: {
      vi: 'Bảo đảm duy trì và nâng cao chất lượng sản phẩm',
      en: 'Keeping and raising product quality',
    },
    evidence: {
      vi: 'Chứng chỉ hệ thống quản lý còn hiệu lực, tỷ lệ hàng lỗi 12 tháng',
      en: 'Valid management-system certificates, reject rates of twelve months',
    },
  },
  {
    kind: 'general',
    weight: 15,
    name: { vi: 'Hiệu quả sản xuất kinh doanh', en: 'Business efficiency' },
    evidence: { vi: 'Báo cáo tài chính đã kiểm toán', en: 'Audited accounts' },
  },
  {
    kind: 'general',
    weight: 10,
    name: { vi: 'Đổi mới công nghệ', en: 'New technology' },
    evidence: { vi: 'Hợp đồng, hồ sơ thiết bị', en: 'Contracts and records of equipment' },
  },
  {
    kind: 'general',
    weight: 10,
    name: { vi: 'Liên kết với chuỗi cung ứng', en: 'Links into supply chains' },
    evidence: { vi: 'Hợp đồng hoặc quan hệ cung ứng đã xác nhận', en: 'Contracts or confirmed supply links' },
  },
  {
    kind: 'general',
    weight: 10,
    name: { vi: 'Đào tạo, phát triển nhân lực', en: 'Training of the workforce' },
    evidence: { vi: 'Kế hoạch và chứng nhận đào tạo', en: 'Training plans and certificates' },
  },
  {
    kind: 'general',
    weight: 5,
    name: { vi: 'Bảo vệ môi trường, tiết kiệm năng lượng', en: 'Environment and energy' },
    evidence: { vi: 'Giấy phép môi trường, kiểm toán năng lượng', en: 'Environmental permit, energy audit' },
  },
  {
    kind: 'priority',
    weight: 10,
    name: {
      vi: 'Dự án sản xuất sản phẩm công nghiệp hỗ trợ ưu tiên',
      en: 'Project for a priority supporting-industry product',
    },
    evidence: { vi: 'Giấy xác nhận ưu đãi', en: 'Certificate of incentive' },
  },
  {
    kind: 'priority',
    weight: 10,
    name: { vi: 'Sản phẩm công nghiệp chủ lực của Thành phố', en: 'Key industrial product of the city' },
    evidence: { vi: 'Quyết định công nhận còn hiệu lực', en: 'Recognition in force' },
  },
] as const;

/** Million đồng. 14 enterprises of interest support: 50.5 thousand million; 3 pilot projects: 22.5 thousand million. */
export const INTEREST_SUPPORT = [
  5200, 4800, 4600, 4300, 4100, 3900, 3700, 3500, 3300, 3100, 2900, 2600, 2500, 2000,
];
export const PILOT_PROJECTS = [
  { name: 'Thử nghiệm khuôn ép nhựa chính xác', amount: 9000 },
  { name: 'Thử nghiệm hộp giảm tốc cho rô-bốt', amount: 7500 },
  { name: 'Thử nghiệm mô-đun cảm biến', amount: 6000 },
] as const;

export const BUDGETS: readonly {
  code: string;
  kind: SupportKind;
  year: number;
  amount: number;
  vi: string;
  en: string;
}[] = [
  {
    ...{ code: 'HTLS-2021', kind: 'interest-support', year: 2021, amount: 55_000 },
    ...{ vi: 'Hỗ trợ lãi suất sau đầu tư 2021', en: 'Interest support after investment 2021' },
  },
  {
    ...{ code: 'SXTN-2021', kind: 'pilot-production', year: 2021, amount: 22_500 },
    ...{ vi: 'Sản xuất thử nghiệm 2021', en: 'Pilot production 2021' },
  },
  {
    ...{ code: 'XTTM-2026', kind: 'fair-participation', year: 2026, amount: 6000 },
    ...{ vi: 'Tham gia hội chợ 2026', en: 'Fair participation 2026' },
  },
];

export const ACTIVITIES: readonly {
  kind: ActivityKind;
  topic: ActivityTopic;
  daysAgo: number;
  sessions: number;
  places: number;
  enrolled: number;
  title: Record<'vi' | 'en', string>;
  place: string;
}[] = [
  {
    ...{ kind: 'consulting', topic: 'management', daysAgo: 120, sessions: 5, places: 60, enrolled: 38 },
    title: {
      vi: 'Chương trình tư vấn 5S3D cho doanh nghiệp cơ khí',
      en: '5S3D consulting for mechanical enterprises',
    },
    place: 'Tại doanh nghiệp, Hà Nội',
  },
  {
    ...{ kind: 'training', topic: 'management', daysAgo: 75, sessions: 2, places: 120, enrolled: 64 },
    title: { vi: 'Tập huấn quản trị sản xuất tinh gọn', en: 'Lean production management' },
    place: 'Trung tâm Hội nghị, Hà Nội',
  },
  {
    ...{ kind: 'training', topic: 'workforce', daysAgo: 50, sessions: 4, places: 90, enrolled: 52 },
    title: { vi: 'Đào tạo kỹ thuật viên đo lường CMM', en: 'Training of CMM technicians' },
    place: 'Trường Cao đẳng nghề, Hà Nội',
  },
  {
    ...{ kind: 'training', topic: 'workforce', daysAgo: 20, sessions: 3, places: 60, enrolled: 31 },
    title: { vi: 'Đào tạo lập trình CNC nâng cao', en: 'Advanced CNC programming' },
    place: 'Trường Cao đẳng nghề, Hà Nội',
  },
  {
    ...{ kind: 'workshop', topic: 'market', daysAgo: -1, sessions: 1, places: 40, enrolled: 26 },
    title: { vi: 'Hội thảo: yêu cầu của nhà mua Nhật Bản', en: 'Workshop: what Japanese buyers ask for' },
    place: 'Phòng hội thảo B, bên lề hội chợ',
  },
  {
    ...{ kind: 'training', topic: 'technology', daysAgo: -20, sessions: 2, places: 30, enrolled: 18 },
    title: { vi: 'Chuyển đổi số trong nhà máy vừa và nhỏ', en: 'Digital tools for smaller factories' },
    place: 'Trung tâm Hội nghị, Hà Nội',
  },
];

/**
 * What the demo's programme promised, by year: invented, in the size of the demo's own directory, so that some of it is
 * kept, some nearly, and some has a way to go. Most firms of the demo hold ISO 9001, because buyers ask for it.
 */
export const TARGETS = [
  [2020, 'supporting-enterprises', 80],
  [2022, 'supporting-enterprises', 110],
  [2025, 'supporting-enterprises', 160],
  [2025, 'international-standards', 80],
  [2026, 'supporting-enterprises', 190],
  [2026, 'international-standards', 90],
  [2026, 'connection-participations', 200],
  [2026, 'direct-suppliers', 4],
  [2026, 'management-advised', 60],
  [2026, 'workforce-trained', 60],
  [2026, 'key-products', 120],
] as const;
