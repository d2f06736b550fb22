import type { Organisation } from '#directory';
import type { SupplierRecord } from './supplier-row.js';

/** Hosts on which many firms have a page: they don't tell which firm it is. */
const SHARED_HOSTS =
  /(^|\.)(facebook|linkedin|youtube|instagram|twitter|x|alibaba|made-in-china|indiamart|globalsources|blogspot|wordpress|wixsite|google|github|wechat|weibo|zalo)\.(com|net|me|cn)$/;

/** Whether a host tells which organisation it is. */
export function isOwnHost(host: string): boolean {
  return !SHARED_HOSTS.test(host);
}

/** The fields that a list may fill in on an organisation that is there already. */
const FILLABLE = [
  'internationalName',
  'taxCode',
  'provinceCode',
  'address',
  'website',
  'employees',
  'foundedIn',
] as const;

/**
 * What a row adds to an organisation that is known already: values for fields that are empty. What somebody entered is
 * never overwritten by a list. Empty when the row adds nothing, so that the same file again changes nothing.
 */
export function additionsTo(
  organisation: Pick<
    Organisation,
    (typeof FILLABLE)[number] | 'isSupplier' | 'languages' | 'description' | 'country'
  >,
  record: SupplierRecord,
): Partial<Organisation> {
  const additions: Record<string, unknown> = {};
  for (const field of FILLABLE) {
    if (field === 'provinceCode' && organisation.country !== 'VN') continue;
    if (field === 'taxCode' && organisation.country !== record.country) continue;
    if ((organisation[field] ?? null) === null && record[field] !== null) additions[field] = record[field];
  }
  if (!organisation.isSupplier) additions.isSupplier = true;
  if (organisation.languages.length === 0 && record.languages.length > 0)
    additions.languages = [...record.languages];
  if (Object.keys(organisation.description).length === 0 && record.description) {
    additions.description = descriptionOf(record);
  }
  return additions as Partial<Organisation>;
}

/** The description under the language it is written in, as far as its letters tell. */
export function descriptionOf(record: SupplierRecord): Record<string, string> {
  if (!record.description) return {};
  return { [languageOf(record.description)]: record.description };
}

function languageOf(text: string): string {
  if (/[\u3040-\u30ff]/.test(text)) return 'ja';
  if (/[\uac00-\ud7af]/.test(text)) return 'ko';
  if (/[\u4e00-\u9fff]/.test(text)) return 'zh';
  return /[ăâđêôơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ]/i.test(text) ? 'vi' : 'en';
}
