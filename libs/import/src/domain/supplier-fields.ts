import { foldText } from '#kernel';

/** What a column of a supplier list can mean. */
export const SUPPLIER_FIELDS = [
  'legal-name',
  'international-name',
  'tax-code',
  'country',
  'province',
  'address',
  'postcode',
  'city',
  'website',
  'employees',
  'founded-in',
  'languages',
  'booth',
  'contact-name',
  'contact-email',
  'contact-phone',
  'capabilities',
  'materials',
  'products',
  'certificates',
  'description',
] as const;
export type SupplierField = (typeof SUPPLIER_FIELDS)[number];

/** Which column holds a field: by the column's name. */
export type ColumnMapping = Partial<Record<SupplierField, string>>;

/** Names under which fields stand in such lists, folded, in the languages of the fairs. */
const COLUMN_NAMES: Record<SupplierField, readonly string[]> = {
  'legal-name': [
    'exhibitor',
    'company',
    'company name',
    'legal name',
    'name',
    'ten doanh nghiep',
    'doanh nghiep',
    'ten cong ty',
    'cong ty',
    'ten don vi',
    'firma',
    'aussteller',
    'unternehmen',
    '会社名',
    '企業名',
    '社名',
    '회사명',
    '기업명',
    '公司名称',
    '企业名称',
  ],
  'international-name': [
    'international name',
    'english name',
    'name en',
    'ten tieng anh',
    'ten giao dich',
    'ten quoc te',
    '英語名',
    '영문명',
    '英文名称',
  ],
  'tax-code': [
    'tax code',
    'tax id',
    'vat',
    'vat id',
    'vat number',
    'ma so thue',
    'mst',
    'ma so doanh nghiep',
    'steuernummer',
    'ust id',
    '法人番号',
    '사업자등록번호',
    '统一社会信用代码',
    '税号',
  ],
  country: ['country', 'quoc gia', 'nuoc', 'land', '国', '国名', '국가', '国家'],
  province: [
    'province',
    'tinh',
    'tinh thanh',
    'tinh thanh pho',
    'thanh pho',
    'state',
    'federal state',
    'bundesland',
    '都道府県',
    '省',
  ],
  address: [
    'address',
    'dia chi',
    'dia chi trong khu',
    'street',
    'adresse',
    'strasse',
    '住所',
    '주소',
    '地址',
  ],
  postcode: [
    'zip',
    'zip code',
    'postcode',
    'postal code',
    'plz',
    'ma buu chinh',
    '郵便番号',
    '우편번호',
    '邮编',
  ],
  city: ['city', 'town', 'ort', 'stadt', 'quan huyen', '市', '도시', '城市'],
  website: [
    'website',
    'web',
    'company website',
    'homepage',
    'url',
    'trang web',
    'ウェブサイト',
    'ホームページ',
    '홈페이지',
    '网站',
    '网址',
  ],
  employees: [
    'employees',
    'number of employees',
    'staff',
    'so lao dong',
    'lao dong',
    'so nhan vien',
    'mitarbeiter',
    '従業員数',
    '직원수',
    '员工人数',
  ],
  'founded-in': [
    'founded',
    'founded in',
    'year founded',
    'year established',
    'nam thanh lap',
    'grundungsjahr',
    '設立年',
    '설립연도',
    '成立年份',
  ],
  languages: ['languages', 'ngon ngu', 'sprachen', '言語', '언어', '语言'],
  booth: [
    'booth',
    'stand',
    'booth number',
    'stand number',
    'gian hang',
    'so gian hang',
    'standnummer',
    'ブース',
    '부스',
    '展位',
  ],
  'contact-name': [
    'contact',
    'contact name',
    'contact person',
    'nguoi lien he',
    'ansprechpartner',
    '担当者',
    '담당자',
    '联系人',
  ],
  'contact-email': ['email', 'e mail', 'contact email', 'thu dien tu', 'メール', '이메일', '邮箱'],
  'contact-phone': [
    'phone',
    'telephone',
    'tel',
    'dien thoai',
    'so dien thoai',
    'telefon',
    '電話',
    '전화',
    '电话',
  ],
  capabilities: [
    'capabilities',
    'capability',
    'processes',
    'nang luc',
    'cong nghe',
    'quy trinh',
    'linh vuc hoat dong',
    'muc tieu quy mo du an',
    '加工',
    '工程',
    '공정',
    '工艺',
  ],
  materials: ['materials', 'material', 'vat lieu', 'werkstoffe', '材料', '재료'],
  products: [
    'products',
    'product',
    'main products',
    'san pham',
    'san pham chinh',
    'produkte',
    '製品',
    '제품',
    '产品',
  ],
  certificates: [
    'certificates',
    'certificate',
    'certifications',
    'chung chi',
    'chung nhan',
    'zertifikate',
    '認証',
    '인증',
    '认证',
  ],
  description: [
    'description',
    'profile',
    'about',
    'gioi thieu',
    'mo ta',
    'beschreibung',
    '説明',
    '설명',
    '简介',
  ],
};

/** The mapping that the columns' names suggest; each column is used once, each field gets the first that fits. */
export function guessMapping(columns: readonly string[]): ColumnMapping {
  const mapping: ColumnMapping = {};
  const free = new Map(columns.map((column) => [foldText(column), column]));
  // Exact names first, so that "company website" isn't taken for the company.
  for (const fits of [
    (column: string, name: string) => column === name,
    (column: string, name: string) => name.length >= 4 && ` ${column} `.includes(` ${name} `),
  ]) {
    for (const field of SUPPLIER_FIELDS) {
      if (mapping[field]) continue;
      for (const name of COLUMN_NAMES[field]) {
        const match = [...free.keys()].find((column) => fits(column, foldText(name)));
        if (match === undefined) continue;
        mapping[field] = free.get(match)!;
        free.delete(match);
        break;
      }
    }
  }
  return mapping;
}

/** Identifies a list's layout, so that a mapping that was chosen once is offered again. */
export function layoutOf(columns: readonly string[]): string {
  return columns.map(foldText).join('|');
}
