import type { Money } from '#kernel';
import { type ReportLanguage, type SpokenAmount, spokenAmount, spokenCount } from './spoken-figures.js';

/** The exact figures that the sentence tells. */
export interface SentenceFigures {
  readonly fromYear: number | null;
  readonly toYear: number | null;
  /** Distinct organisations. */
  readonly directEnterprises: number;
  /** Participations: an organisation that was promoted at three fairs counts three times. */
  readonly indirectTimes: number;
  readonly fairsAbroad: number;
  readonly fairsAtHome: number;
  readonly agreements: number;
  readonly value: Money;
  /** Agreements whose value isn't in `value`, because a rate is missing. */
  readonly unconverted: number;
  /** What the report is narrowed to, named in the language of the sentence. */
  readonly sector?: string | null;
  readonly country?: string | null;
  /** The name of the one fair that it is about. */
  readonly fair?: string | null;
}

/**
 * The sentence of the programme's report: "Since 2017, 55 enterprises have taken part directly and nearly 200
 * enterprise-times indirectly, by promotion, at 4 specialised fairs abroad; 140 agreements and contracts were signed,
 * worth about US$6.5 million in all." How figures are said is in `spoken-figures.ts`; the exact ones belong beside it.
 */
export function reportSentence(figures: SentenceFigures, language: ReportLanguage): string {
  return language === 'vi' ? inVietnamese(figures) : inEnglish(figures);
}

function inEnglish(figures: SentenceFigures): string {
  const { directEnterprises, indirectTimes, agreements, value, unconverted } = figures;
  const scope = [
    figures.sector && `in ${figures.sector}`,
    figures.country && `on the market of ${figures.country}`,
  ];
  const opening = [englishPeriod(figures), ...scope].filter(Boolean).join(', ');
  const direct = `${englishCount(directEnterprises)} ${plural(directEnterprises, 'enterprise has', 'enterprises have')} taken part directly`;
  const indirect =
    indirectTimes > 0 &&
    ` and ${englishCount(indirectTimes)} ${plural(indirectTimes, 'enterprise-time', 'enterprise-times')} indirectly, by promotion,`;
  const signed = `${englishCount(agreements)} ${plural(agreements, 'agreement or contract was', 'agreements and contracts were')} signed`;
  const worth = value.minor > 0n ? `, worth about ${englishAmount(value)} in all` : '';
  const left =
    unconverted > 0
      ? `, not counting the value of ${englishCount(unconverted)} without an exchange rate`
      : '';
  return `${opening}, ${direct}${indirect || ''} at ${englishFairs(figures)}; ${signed}${worth}${left}.`;
}

function englishPeriod({ fromYear, toYear }: SentenceFigures): string {
  if (fromYear !== null && toYear === fromYear) return `In ${fromYear}`;
  if (fromYear !== null && toYear !== null) return `From ${fromYear} to ${toYear}`;
  if (fromYear !== null) return `Since ${fromYear}`;
  return toYear === null ? 'So far' : `Up to ${toYear}`;
}

function englishFairs({ fairsAbroad, fairsAtHome, fair }: SentenceFigures): string {
  const all = fairsAbroad + fairsAtHome;
  if (fair && all === 1) return fair;
  const fairs = `${grouped(all, 'en')} ${plural(all, 'specialised fair', 'specialised fairs')}`;
  if (fairsAbroad > 0 && fairsAtHome > 0)
    return `${fairs} (${fairsAbroad} abroad, ${fairsAtHome} in Vietnam)`;
  return all === 0 ? fairs : `${fairs} ${fairsAbroad > 0 ? 'abroad' : 'in Vietnam'}`;
}

function englishCount(count: number): string {
  const { nearly, shown } = spokenCount(count);
  return `${nearly ? 'nearly ' : ''}${grouped(shown, 'en')}`;
}

function englishAmount(value: Money): string {
  const { tenths, unit } = spokenAmount(value);
  const sign = value.currency === 'USD' ? 'US$' : `${value.currency} `;
  return `${sign}${grouped(tenths / 10, 'en')}${unit === 'one' ? '' : ` ${unit}`}`;
}

function inVietnamese(figures: SentenceFigures): string {
  const { directEnterprises, indirectTimes, agreements, value, unconverted } = figures;
  const scope = [
    figures.sector && `trong lĩnh vực ${figures.sector}`,
    figures.country && `tại thị trường ${figures.country}`,
  ];
  const opening = [vietnamesePeriod(figures), ...scope].filter(Boolean).join(', ');
  const direct = `${vietnameseCount(directEnterprises)} doanh nghiệp đã tham gia trực tiếp`;
  const indirect =
    indirectTimes > 0 &&
    ` và ${vietnameseCount(indirectTimes)} lượt doanh nghiệp tham gia gián tiếp bằng hình thức hỗ trợ quảng bá`;
  const signed = `${vietnameseCount(agreements)} thỏa thuận, hợp đồng đã được ký kết`;
  const worth = value.minor > 0n ? ` với tổng giá trị khoảng ${vietnameseAmount(value)}` : '';
  const left =
    unconverted > 0
      ? `, chưa kể giá trị của ${vietnameseCount(unconverted)} thỏa thuận, hợp đồng chưa có tỷ giá quy đổi`
      : '';
  const second = `${signed}${worth}${left}.`;
  return `${opening}, ${direct}${indirect || ''} tại ${vietnameseFairs(figures)}. ${second[0]!.toUpperCase()}${second.slice(1)}`;
}

function vietnamesePeriod({ fromYear, toYear }: SentenceFigures): string {
  if (fromYear !== null && toYear === fromYear) return `Trong năm ${fromYear}`;
  if (fromYear !== null && toYear !== null) return `Từ năm ${fromYear} đến năm ${toYear}`;
  if (fromYear !== null) return `Từ năm ${fromYear} đến nay`;
  return toYear === null ? 'Đến nay' : `Đến hết năm ${toYear}`;
}

function vietnameseFairs({ fairsAbroad, fairsAtHome, fair }: SentenceFigures): string {
  const all = fairsAbroad + fairsAtHome;
  if (fair && all === 1) return fair;
  const fairs = `${grouped(all, 'vi')} hội chợ, triển lãm chuyên ngành`;
  if (fairsAbroad > 0 && fairsAtHome > 0)
    return `${fairs} (${fairsAbroad} tại nước ngoài, ${fairsAtHome} trong nước)`;
  return all === 0 ? fairs : `${fairs} ${fairsAbroad > 0 ? 'tại nước ngoài' : 'trong nước'}`;
}

function vietnameseCount(count: number): string {
  const { nearly, shown } = spokenCount(count);
  return `${nearly ? 'gần ' : ''}${grouped(shown, 'vi')}`;
}

const VIETNAMESE_UNITS: Record<SpokenAmount['unit'], string> = { one: '', million: ' triệu', billion: ' tỷ' };

function vietnameseAmount(value: Money): string {
  const { tenths, unit } = spokenAmount(value);
  return `${grouped(tenths / 10, 'vi')}${VIETNAMESE_UNITS[unit]} ${value.currency}`;
}

function plural(count: number, one: string, many: string): string {
  return count === 1 ? one : many;
}

function grouped(value: number, language: ReportLanguage): string {
  return new Intl.NumberFormat(language, { maximumFractionDigits: 1 }).format(value);
}
