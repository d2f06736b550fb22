/** How a target is counted. Code with its text: a target chooses one. */
export const TARGET_DEFINITIONS = [
  'supporting-enterprises',
  'international-standards',
  'connection-participations',
  'direct-suppliers',
  'management-advised',
  'workforce-trained',
  'key-products',
] as const;
export type TargetDefinition = (typeof TARGET_DEFINITIONS)[number];

/** enterprises: each once · times: each time · products: each once · percent: of the enterprises that `base` counts */
export const TARGET_UNITS = ['enterprises', 'times', 'products', 'percent'] as const;
export type TargetUnit = (typeof TARGET_UNITS)[number];

/** Why a record that is near does not count. */
export const MISS_REASONS = [
  'no-capability',
  'withdrawn',
  'no-certificate',
  'certificate-expired',
  'certificate-other',
  'fair-to-come',
  'fair-draft',
  'not-confirmed',
  'terminated',
  'kind-does-not-count',
  'not-recorded',
  'buyer-at-home',
  'waiting',
  'attended-too-little',
  'nobody-came',
  'cancelled',
  'not-over',
  'expired',
] as const;
export type MissReason = (typeof MISS_REASONS)[number];

interface Text {
  readonly vi: string;
  readonly en: string;
}

export interface DefinitionText {
  readonly unit: TargetUnit;
  /** stock: as it stands on the day · flow: from the first of January to the day */
  readonly span: 'stock' | 'flow';
  readonly name: Text;
  /** What is counted, in a sentence that an auditor can check. */
  readonly counts: Text;
  /** What is not. */
  readonly leavesOut: Text;
}

/** Certificates of international standards for systems and products; 5S, kaizen and declarations are none. */
export const INTERNATIONAL_STANDARDS: readonly string[] = [
  ...['iso-9001', 'iso-14001', 'iso-45001', 'iso-50001', 'iso-27001', 'iso-22000', 'iso-13485', 'iso-17025'],
  ...[
    'iso-22163',
    'iso-3834',
    'iatf-16949',
    'as9100',
    'nadcap',
    'vda-6-3',
    'tisax',
    'qc-080000',
    'ipc-a-610',
  ],
  ...[
    'esd-s20-20',
    'asme',
    'aws-d1-1',
    'en-1090',
    'ul',
    'csa',
    'jis',
    'ks',
    'ce-marking',
    'oeko-tex',
    'gots',
  ],
].map((name) => `certificate.${name}`);

export const DEFINITION_TEXTS: Readonly<Record<TargetDefinition, DefinitionText>> = {
  'supporting-enterprises': {
    unit: 'enterprises',
    span: 'stock',
    name: {
      vi: 'Doanh nghiệp hoạt động trong lĩnh vực công nghiệp hỗ trợ',
      en: 'Enterprises in supporting industry',
    },
    counts: {
      vi: 'Doanh nghiệp Việt Nam (thuộc địa bàn chương trình) đăng ký là nhà cung ứng, đang có trong danh bạ vào ngày tính và có ít nhất một năng lực sản xuất được khai báo. Mỗi doanh nghiệp tính một lần.',
      en: 'Enterprises in Vietnam (in the programme’s province) that are registered as suppliers, are in the directory on the day, and describe at least one capability. Each counts once.',
    },
    leavesOut: {
      vi: 'Doanh nghiệp chưa khai báo năng lực, hoặc đã rút khỏi danh bạ trước ngày tính.',
      en: 'Those that describe no capability, or had left the directory by the day.',
    },
  },
  'international-standards': {
    unit: 'percent',
    span: 'stock',
    name: { vi: 'Tỷ lệ doanh nghiệp đạt tiêu chuẩn quốc tế', en: 'Share that meets international standards' },
    counts: {
      vi: 'Trong số doanh nghiệp công nghiệp hỗ trợ (theo định nghĩa trên), những doanh nghiệp có ít nhất một chứng chỉ tiêu chuẩn quốc tế còn hiệu lực vào ngày tính (ISO 9001, ISO 14001, IATF 16949, AS9100, …).',
      en: 'Of the enterprises in supporting industry (as defined there), those with at least one certificate of an international standard that is valid on the day (ISO 9001, ISO 14001, IATF 16949, AS9100, …).',
    },
    leavesOut: {
      vi: 'Doanh nghiệp không có chứng chỉ, có chứng chỉ đã hết hạn, hoặc chỉ có 5S, kaizen và các cam kết như RoHS.',
      en: 'Those without a certificate, with one that has expired, or with 5S, kaizen and declarations such as RoHS alone.',
    },
  },
  'connection-participations': {
    unit: 'times',
    span: 'flow',
    name: {
      vi: 'Lượt doanh nghiệp tham gia chương trình kết nối',
      en: 'Participations in the connection programme',
    },
    counts: {
      vi: 'Lượt tham gia với tư cách nhà cung ứng, trực tiếp hoặc gián tiếp, tại các hội chợ trong và ngoài nước khai mạc từ ngày 1 tháng 1 đến ngày tính. Mỗi doanh nghiệp tính một lượt cho mỗi hội chợ.',
      en: 'Participations as a supplier, direct or indirect, at fairs at home and abroad that opened between the first of January and the day. Each enterprise counts once a fair.',
    },
    leavesOut: {
      vi: 'Lượt đã hủy đăng ký, và hội chợ chưa công bố hoặc chưa khai mạc.',
      en: 'Participations that were withdrawn, and fairs that are drafts or have not opened yet.',
    },
  },
  'direct-suppliers': {
    unit: 'enterprises',
    span: 'flow',
    name: {
      vi: 'Doanh nghiệp trở thành nhà cung ứng trực tiếp',
      en: 'Enterprises that became direct suppliers',
    },
    counts: {
      vi: 'Doanh nghiệp là bên cung ứng trong thỏa thuận khung, đơn đặt hàng hoặc hợp đồng ký từ ngày 1 tháng 1 đến ngày tính với bên mua ở nước ngoài hoặc có vốn đầu tư nước ngoài, đã được hai bên xác nhận. Mỗi doanh nghiệp tính một lần.',
      en: 'Enterprises that are the supplier in a framework agreement, purchase order or contract signed between the first of January and the day with a buyer abroad or of foreign investment, and confirmed by both sides. Each counts once.',
    },
    leavesOut: {
      vi: 'Biên bản ghi nhớ, thỏa thuận bảo mật, đơn hàng thử; phụ lục của hợp đồng đã ký trước đó; thỏa thuận mà đến ngày tính chưa ghi nhận, chưa được xác nhận hoặc đã chấm dứt; bên mua trong nước.',
      en: 'Memoranda, NDAs and trial orders; amendments of what was signed before; agreements that by the day were not recorded, not confirmed yet, or terminated; domestic buyers.',
    },
  },
  'management-advised': {
    unit: 'times',
    span: 'flow',
    name: {
      vi: 'Lượt doanh nghiệp được tư vấn, đào tạo về quản trị',
      en: 'Enterprise-times advised or trained in management',
    },
    counts: {
      vi: 'Lượt doanh nghiệp có ít nhất một người dự đủ số buổi quy định của hoạt động về quản trị kết thúc từ ngày 1 tháng 1 đến ngày tính. Mỗi doanh nghiệp tính một lượt cho mỗi hoạt động.',
      en: 'Enterprises of which at least one person came to the required share of the sessions of an activity on management that ended between the first of January and the day. Each enterprise counts once an activity.',
    },
    leavesOut: {
      vi: 'Doanh nghiệp đăng ký nhưng không dự hoặc dự chưa đủ, đang chờ chỗ, đã rút; hoạt động đã hủy hoặc chưa kết thúc.',
      en: 'Enterprises that signed up but came too little or not at all, wait for a place or withdrew; activities that were cancelled or are not over.',
    },
  },
  'workforce-trained': {
    unit: 'times',
    span: 'flow',
    name: {
      vi: 'Lượt doanh nghiệp được hỗ trợ đào tạo nguồn nhân lực',
      en: 'Enterprise-times trained in workforce',
    },
    counts: {
      vi: 'Lượt doanh nghiệp có ít nhất một người dự đủ số buổi quy định của hoạt động về nguồn nhân lực kết thúc từ ngày 1 tháng 1 đến ngày tính. Mỗi doanh nghiệp tính một lượt cho mỗi hoạt động.',
      en: 'Enterprises of which at least one person came to the required share of the sessions of an activity on the workforce that ended between the first of January and the day. Each enterprise counts once an activity.',
    },
    leavesOut: {
      vi: 'Doanh nghiệp đăng ký nhưng không dự hoặc dự chưa đủ, đang chờ chỗ, đã rút; hoạt động đã hủy hoặc chưa kết thúc.',
      en: 'Enterprises that signed up but came too little or not at all, wait for a place or withdrew; activities that were cancelled or are not over.',
    },
  },
  'key-products': {
    unit: 'products',
    span: 'stock',
    name: { vi: 'Sản phẩm công nghiệp chủ lực còn hiệu lực', en: 'Key industrial products in force' },
    counts: {
      vi: 'Sản phẩm công nghiệp chủ lực của doanh nghiệp (thuộc địa bàn chương trình) có quyết định công nhận còn hiệu lực vào ngày tính. Công nhận lại không tính thêm.',
      en: 'Key industrial products of enterprises (in the programme’s province) with a recognition in force on the day. A renewal does not count again.',
    },
    leavesOut: {
      vi: 'Sản phẩm hết thời hạn công nhận hoặc bị thu hồi trước ngày tính.',
      en: 'Products whose recognition had expired or was withdrawn by the day.',
    },
  },
};

/** The days that a target of a year is counted over: never beyond the year's end. */
export function spanOf(year: number, asOf: string): { from: string; day: string } {
  const end = `${year}-12-31`;
  return { from: `${year}-01-01`, day: asOf < end ? asOf : end };
}
