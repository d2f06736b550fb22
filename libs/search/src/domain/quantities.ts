import type { CapacityUnit } from '#capability';
import { type FoldedText, foldedText, marksBetween, originOf } from './folded-text.js';
import { NUMBER, parseNumber } from './numbers.js';
import { KILONEWTONS_PER_TONNE } from './press-force.js';
import type { RangeName, SupplierFilter } from './supplier-search.port.js';

/** A number with its unit that a text gives, and what it bounds. */
export interface Quantity {
  readonly kind: RangeName;
  /** ± µm, mm, t, days, or in `unit`. */
  readonly value: number;
  /** Of capacities and minimum orders. */
  readonly unit: CapacityUnit | null;
  /** In UTF-16 code units of the text. */
  readonly start: number;
  readonly end: number;
}

/** What a supplier must state to meet the quantity. */
export function filterOf({ kind, value, unit }: Pick<Quantity, 'kind' | 'value' | 'unit'>): SupplierFilter {
  switch (kind) {
    case 'tolerance':
      return { toleranceUmAtMost: value };
    case 'part-size':
      return { partSizeMm: value };
    case 'press-force':
      return { pressForceTAtLeast: value };
    case 'lead-time':
      return { leadTimeDaysAtMost: value };
    case 'monthly-capacity':
      return { monthlyCapacityAtLeast: { amount: value, unit: unit! } };
    case 'minimum-order':
      return { minimumOrderAtMost: { amount: value, unit: unit! } };
  }
}

/**
 * The quantities of a free text in any mixture of the five languages: tolerance, part size, press force, lead time,
 * capacity a month, minimum order. A number counts only with a unit or a word that says what it is; what could be
 * several things ("500 mm", "50 kg", "1000") is left alone. Overlaps go to the longest.
 */
export function readQuantities(source: string): Quantity[] {
  if (!/\d/.test(source.normalize('NFKC'))) return [];
  const text = foldedText(source);
  const candidates = RULES.flatMap((rule) => readBy(rule, text));
  candidates.sort((a, b) => b.end - b.start - (a.end - a.start) || a.start - b.start);
  const chosen: Quantity[] = [];
  for (const candidate of candidates) {
    if (chosen.every(({ start, end }) => candidate.end <= start || end <= candidate.start)) {
      chosen.push(candidate);
    }
  }
  return chosen.sort((a, b) => a.start - b.start);
}

interface Rule {
  readonly kind: RangeName;
  readonly pattern: RegExp;
  /** The value of a match; null when it can't be one. */
  readonly read: (groups: Groups) => Pick<Quantity, 'value' | 'unit'> | null;
}

type Groups = Readonly<Partial<Record<string, string>>>;

function readBy({ kind, pattern, read }: Rule, text: FoldedText): Quantity[] {
  return Array.from(text.text.matchAll(pattern)).flatMap((match) => {
    const end = match.index + match[0].trimEnd().length;
    const start = match.index + (match[0].length - match[0].trimStart().length);
    if (!isWellSpelt(text, start, end)) return [];
    const quantity = read(match.groups ?? {});
    if (!quantity || !(quantity.value >= 1) || quantity.value > GREATEST[kind]) return [];
    return [{ kind, ...quantity, ...originOf(text, start, end) }];
  });
}

/** As far as the filter goes. */
const GREATEST: Record<RangeName, number> = {
  tolerance: 1_000_000,
  'part-size': 100_000,
  'press-force': 100_000,
  'lead-time': 3_650,
  'monthly-capacity': 100_000_000,
  'minimum-order': 100_000_000,
};

/** Vietnamese words that are others with other marks: 20 Tân Mai is an address, not 20 tonnes. */
const SPELLING: ReadonlyMap<string, string> = new Map(
  ['tấn', 'tuần', 'tháng', 'ngày', 'bộ', 'cái', 'dài', 'năm', 'nghìn', 'ngàn', 'triệu'].map((word) => {
    const folded = foldedText(word);
    return [folded.text, marksBetween(folded, 0, folded.text.length)];
  }),
);

/** Words without any marks were typed without. */
function isWellSpelt(text: FoldedText, start: number, end: number): boolean {
  return Array.from(text.text.slice(start, end).matchAll(/[a-z]+/g)).every(({ 0: word, index }) => {
    const from = start + index;
    const marks = marksBetween(text, from, from + word.length);
    return marks === '' || !SPELLING.has(word) || SPELLING.get(word) === marks;
  });
}

/** Latin words stand alone; Chinese, Japanese and Korean ones stand anywhere. */
function words(latin: string, cjk: string): string {
  return `(?:(?<![a-z0-9])(?:${latin})(?![a-z])|${cjk})`;
}

/** A unit: Latin ones right after the number and before no other letter or digit. */
function units(latin: string, cjk: string): string {
  return `(?:(?:${latin})(?![a-z0-9])|(?:${cjk}))`;
}

const MULTIPLIERS: Readonly<Record<string, number>> = {
  ...{ k: 1e3, nghin: 1e3, ngan: 1e3, thousand: 1e3, 千: 1e3, 천: 1e3 },
  ...{ 万: 1e4, 萬: 1e4, 만: 1e4, 십만: 1e5, 十万: 1e5 },
  ...{ trieu: 1e6, tr: 1e6, million: 1e6, mil: 1e6, 百万: 1e6, 백만: 1e6, 천만: 1e7, 千万: 1e7 },
};
const MULTIPLIER = `(?: ?(?<times>(?:k|nghin|ngan|thousand|trieu|tr|million|mil)(?![a-z])|百万|十万|千万|万|萬|千|십만|백만|천만|만|천))?`;
const AMOUNT = `(?<number>${NUMBER})${MULTIPLIER}`;
/** A number doesn't begin inside a word or another number: neither SUS304 nor 1.5. */
const BEGINS = '(?<![a-z0-9.,]|[a-z0-9]-)';

const HEDGES =
  'of|at|is|la|den|trong(?: vong)?|duoi|under|within|up to|max(?:imum|\\.)?|min(?:imum|\\.)?|at least|least|tu|' +
  'toi da|toi thieu|it nhat|about|approx\\.?|khoang|tren|over|from|to|less than|more than';
/** What may stand between a word and its number. */
const THEN = `(?:[ :=~()]|<=?|>=?|≤|≥|は|が|を|で|約|最大|最小|以上|以下|最低|은|는|이|가|최대|최소|약|为|是|约|(?:${HEDGES})(?![a-z]))*`;
const AT_LEAST = `(?:(?<![a-z0-9])(?:toi thieu|it nhat|at least|min(?:imum)?|tren|over)(?![a-z]) *|(?:>=?|≥|최소|至少) *)?`;
const WITHIN = `(?:(?<![a-z0-9])(?:within|in|under|trong(?: vong)?|duoi|toi da|max(?:imum)?|up to)(?![a-z]) *|(?:<=?|≤) *)?`;

const COUNTED: Readonly<Record<CapacityUnit, string>> = {
  pieces: units(
    'pcs?|pces|pieces?|parts?|units?|ea|cai|chiec|san pham|sp|chi tiet|linh kien',
    '個|コ|ケ|本|枚|点|台|개|매|대|个|件|只|支|片',
  ),
  sets: units('sets?|bo', 'セット|組|세트|套'),
  kg: units('kgs?|kilos?|kilograms?', 'キログラム|キロ|킬로그램|킬로|公斤|千克'),
  tonnes: units('t|tons?|tonnes?|tan', 'トン|톤|吨|噸'),
  'square-metres': units(
    'm2|sqm|sq m|met vuong|square met(?:re|er)s?',
    '平方メートル|平米|제곱미터|평방미터|平方米',
  ),
  metres: units('m|met|met(?:re|er)s?', 'メートル|미터|米'),
};
const COUNTED_UNIT = ` ?(?:${Object.entries(COUNTED)
  .map(([unit, pattern]) => `(?<${unit.replace('-', '_')}>${pattern})`)
  .join('|')})`;

const PER = '(?:/|(?:per|a|each|every|moi|mot|hang)(?![a-z])|每|毎|매)';
const MONTH = units('months?|mth|mo|thang', 'か月|ヶ月|カ月|个月|月|개월|월');
const YEAR = units('years?|yr|annum|nam', '年|년');
const A_MONTH = ` *(?:${PER} *1? *${MONTH}|monthly(?![a-z])|hang thang(?![a-z]))`;
const A_YEAR = ` *(?:${PER} *1? *(?<year>${YEAR}))`;
const A_TIME = ` *${PER} *1? *(?:${MONTH}|${YEAR}|${units('weeks?|days?|hours?|h|tuan|ngay|gio|ca', '週|日|時間|周|天|小时|주|일|시간')})`;

const CAPACITY_WORDS = words(
  'monthly (?:capacity|output|volume|production)|(?:capacity|output|production)(?: (?:per month|monthly|a month))?|monthly|' +
    '(?:cong suat|san luong|nang luc)(?: (?:hang thang|moi thang|thang))?|hang thang|moi thang',
  '月産(?:能力)?|月生産(?:能力|量)?|月間(?:生産(?:能力|量))?|生産能力|生産量|毎月|月产(?:能|量)?|产能|产量|每月|' +
    '월 ?생산(?:량|능력)?|월 ?산|월간(?: ?생산량)?|생산 ?능력|생산량|매월|(?<!\\d)월(?= ?\\d)',
);

const ORDER_WORDS = words(
  'moq|min(?:imum)?\\.? ?(?:order|lot|batch)(?: (?:quantity|qty|size))?|min(?:imum)?\\.? (?:quantity|qty)|' +
    '(?:so luong )?(?:don hang|dat hang|don|dat|lo) (?:toi thieu|nho nhat)|so luong toi thieu',
  '最小ロット(?:数|サイズ)?|最低ロット(?:数)?|最(?:小|低)発注(?:数量|数|量|単位)?|最(?:小|低)(?:起订|订购|订单)量?|起订量|' +
    '최소 ?(?:주문|발주|로트)(?: ?(?:수량|량))?',
);

const LEAD_WORDS = words(
  'lead ?-?times?|deliver(?:y|ed)(?: time)?|thoi gian (?:giao hang|san xuat|gia cong)|giao hang',
  '納期|リードタイム|交货期|交期|交货时间|交付周期|납기|리드 ?타임',
);
const DAYS = units(
  '(?:working |business )?days?|ngay(?: lam viec)?',
  '営業日|個日|日間?|영업일|일|个?工作日|天',
);
const WEEKS = units('weeks?|wks?|tuan', '週間?|주일|주간|주(?!년)|个?星期|周(?!年)');
const MONTHS = units('months?|thang', 'か月|ヶ月|カ月|개월|个月');
/** Without a word before them: those that can't be a date. */
const SPANS = `(?:(?<days>${units('(?:working |business )?days?|ngay(?: lam viec)?', '営業日|日(?=以内|間|内)|영업일|일(?= ?(?:이내|안|간))|个?工作日|天')})|(?<weeks>${WEEKS}))`;
const SPAN_ENDS = '(?:間|以内|内| ?이내| ?안에?|간)*(?: *(?:lead ?-?time|delivery)(?![a-z]))?';

const TOLERANCE_WORDS = words(
  'tolerances?|dung sai|do chinh xac|accuracy|precision|sai so',
  '寸法公差|尺寸公差|公差|寸法精度|加工精度|精密度|精度|치수 ?공차|공차|가공 ?정밀도|정밀도',
);
const PLUS_MINUS = '(?:±|\\+ ?/ ?-|\\+-|cong tru(?![a-z]))';
const FINE_UNIT = `(?: ?(?:(?<mm>${units('mm|millimet(?:re|er)s?|mili|ly|li', 'ミリ(?:メートル)?|밀리(?:미터)?|毫米')})|(?<um>${units('μm|um|microns?|mic|micromet(?:re|er)?s?|μ', 'ミクロン|マイクロメートル|마이크로미터|마이크론|미크론|微米')})|(?<tenUm>丝)))`;

const LENGTH = `(?: ?(?:(?<mm>${units('mm|millimet(?:re|er)s?', 'ミリ(?:メートル)?|밀리(?:미터)?|毫米')})|(?<cm>${units('cm', 'センチ|센티|厘米')})|(?<m>${units('m|met', 'メートル|미터|米')})))`;
const SIZE_WORDS = words(
  '(?:part |product |workpiece )?(?:sizes?|dimensions?)|kich (?:thuoc|co)|chieu dai|lengths?|dai|up to|max(?:imum|\\.)?|toi da',
  'サイズ|寸法|大きさ|長さ|크기|치수|길이|尺寸|规格|长度|最大|최대',
);
const DIAMETER_WORDS = `(?:⌀|${words('phi|diameters?|dia\\.?|duong kinh', '直径|外径|지름|직경|외경')})`;
const BY = ' ?(?:mm|cm|m)? ?[x×*] ?';

const FORCE_WORDS = words(
  'press(?:ing)? (?:force|capacity|tonnage)|clamp(?:ing)? force|closing force|force|tonnage|luc (?:dap|ep|kep|kep khuon|dong khuon)',
  'プレス能力|加圧能力|加圧力|型締め?力|프레스 ?(?:용량|능력)|가압력|형체력|锁模力|合模力|公称力|冲压力|吨位',
);
const FORCE_UNIT = ` ?(?:(?<tonnes>${units('t|tf|tons?|tonnes?|tan', 'トン|톤|吨|噸')})|(?<kn>kn(?![a-z0-9])))(?!${A_TIME})`;

const rule = (kind: RangeName, pattern: string, read: Rule['read']): Rule => ({
  kind,
  pattern: new RegExp(pattern, 'gu'),
  read,
});

const RULES: readonly Rule[] = [
  rule(
    'tolerance',
    `(?:${TOLERANCE_WORDS}${THEN}${PLUS_MINUS}?|${BEGINS}${PLUS_MINUS}) ?(?<number>${NUMBER})${FINE_UNIT}`,
    micrometres,
  ),
  // Without a unit only what can't be anything but millimetres.
  rule(
    'tolerance',
    `(?:${TOLERANCE_WORDS}${THEN}${PLUS_MINUS}?|${BEGINS}${PLUS_MINUS}) ?(?<number>0[.,]\\d+)(?! ?(?:[%°]|(?:kg|g|cm|m|km|inch(?:es)?|bar|mpa|ra|v)(?![a-z]))|[.,]?\\d)`,
    micrometres,
  ),
  rule(
    'tolerance',
    `${BEGINS}(?<number>0[.,]0[0-4]\\d*|0[.,]05) ?(?<mm>mm(?![a-z0-9])|ミリ|밀리|毫米)`,
    micrometres,
  ),

  rule('part-size', `${SIZE_WORDS}${THEN}(?<number>${NUMBER})${LENGTH}`, millimetres),
  rule('part-size', `${DIAMETER_WORDS}${THEN}(?<number>${NUMBER})${LENGTH}?(?!\\d)`, millimetres),
  rule(
    'part-size',
    `(?:${SIZE_WORDS}${THEN}|${BEGINS})(?<number>${NUMBER})${BY}(?<second>${NUMBER})(?:${BY}(?<third>${NUMBER}))?${LENGTH}`,
    millimetres,
  ),

  rule('press-force', `${FORCE_WORDS}${THEN}${AMOUNT}${FORCE_UNIT}`, tonnes),
  rule('press-force', `${AT_LEAST}${BEGINS}${AMOUNT}${FORCE_UNIT}`, (groups) => {
    const force = tonnes(groups);
    // A sheet is 2t thick, and a lorry carries 5 t: presses that one looks for are stronger.
    return force && force.value >= 20 ? force : null;
  }),

  rule(
    'lead-time',
    `${LEAD_WORDS}${THEN}${AMOUNT} ?(?:(?<days>${DAYS})|(?<weeks>${WEEKS})|(?<months>${MONTHS}))${SPAN_ENDS}`,
    days,
  ),
  rule('lead-time', `${WITHIN}${BEGINS}(?<number>\\d{1,3}) ?${SPANS}${SPAN_ENDS}`, days),

  rule('monthly-capacity', `${AT_LEAST}${BEGINS}${AMOUNT}${COUNTED_UNIT}(?:${A_MONTH}|${A_YEAR})`, amount),
  rule(
    'monthly-capacity',
    `${AT_LEAST}${CAPACITY_WORDS}${THEN}${AMOUNT}${COUNTED_UNIT}(?:${A_MONTH}|${A_YEAR}|(?!${A_TIME}))`,
    amount,
  ),

  rule(
    'minimum-order',
    `${ORDER_WORDS}${THEN}${AMOUNT}(?:${COUNTED_UNIT}|(?![a-z\\d]|[.,]\\d| ?(?:[%°$€]|(?:usd|vnd|eur|jpy|mm|cm)(?![a-z]))))(?!${A_TIME})`,
    (groups) => amount(groups) ?? inUnit(groups, 'pieces'),
  ),
  rule(
    'minimum-order',
    `(?:${words('minimum|min\\.?|toi thieu|it nhat', '최소')})${THEN}${AMOUNT}${COUNTED_UNIT}(?!${A_TIME})`,
    (groups) => {
      // "At least 600 t" is a press.
      const order = amount(groups);
      return order?.unit === 'tonnes' || order?.unit === 'metres' ? null : order;
    },
  ),
];

function numberOf({ number, times }: Groups): number {
  return (parseNumber(number!) ?? NaN) * (times ? MULTIPLIERS[times]! : 1);
}

function micrometres(groups: Groups) {
  const { um, tenUm } = groups;
  const factor = um ? 1 : tenUm ? 10 : 1_000;
  // Tolerances are kept in whole micrometres; less would promise what can't be told apart.
  return { value: Math.round(numberOf(groups) * factor), unit: null };
}

/** Of several dimensions the largest. */
function millimetres(groups: Groups) {
  const factor = groups.m ? 1_000 : groups.cm ? 10 : 1;
  const dimensions = [groups.number, groups.second, groups.third].filter((one) => one !== undefined);
  const largest = Math.max(...dimensions.map((one) => parseNumber(one) ?? NaN));
  return { value: Math.ceil(largest * factor), unit: null };
}

function tonnes(groups: Groups) {
  const value = numberOf(groups);
  return { value: Math.round(groups.kn ? value / KILONEWTONS_PER_TONNE : value), unit: null };
}

function days(groups: Groups) {
  const factor = groups.weeks ? 7 : groups.months ? 30 : 1;
  return { value: Math.floor(numberOf(groups) * factor), unit: null };
}

function amount(groups: Groups) {
  const unit = (Object.keys(COUNTED) as CapacityUnit[]).find((one) => groups[one.replace('-', '_')]);
  return unit ? inUnit(groups, unit) : null;
}

function inUnit(groups: Groups, unit: CapacityUnit) {
  const value = numberOf(groups);
  return { value: Math.round(groups.year ? value / 12 : value), unit };
}
