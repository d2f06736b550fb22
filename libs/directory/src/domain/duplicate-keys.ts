import { foldText } from '#kernel';

/** Legal forms, folded. Vietnamese ones stand in front ("cơ" of "cơ khí" is no "co."), others at the end. */
const LEADING_FORMS =
  'cong ty trach nhiem huu han mot thanh vien|cong ty trach nhiem huu han|cong ty tnhh mot thanh vien|' +
  'cong ty tnhh mtv|cong ty tnhh|cong ty co phan|cong ty cp|cty tnhh|cty cp|doanh nghiep tu nhan|hop tac xa';
const TRAILING_FORMS =
  'joint stock company|limited liability company|company limited|co ltd|corporation|incorporated|limited|company|' +
  'gmbh co kg|gmbh|sp z o o|s r l|s p a|k k|n v|s a|b v|jsc|llc|ltd|inc|corp|plc|srl|spa|sas|bv|ag|kg|co';
const LEADING = new RegExp(`^(?:${LEADING_FORMS})(?= |$)`);
const TRAILING = new RegExp(`(?: (?:${TRAILING_FORMS}))+$`);
const CJK_FORMS = /株式会社|有限会社|合同会社|주식회사|유한회사|有限责任公司|股份有限公司|有限公司/g;

/** A name without case, diacritics, punctuation and legal form; the folded name itself when nothing else is left. */
export function foldedName(name: string): string {
  const folded = foldText(name.normalize('NFKC').replace(CJK_FORMS, ' '));
  const bare = folded.replace(LEADING, '').replace(TRAILING, '').trim();
  return bare || folded;
}

/** The host of a web address without www, lower case; null for what isn't one. */
export function websiteHost(website: string | null | undefined): string | null {
  if (!website?.trim()) return null;
  const address = /^[a-z]+:\/\//i.test(website.trim()) ? website.trim() : `https://${website.trim()}`;
  if (!URL.canParse(address)) return null;
  const { hostname, protocol } = new URL(address);
  if (!/^https?:$/.test(protocol) || !hostname.includes('.')) return null;
  return hostname.replace(/^www\d?\./, '');
}

/** A tax code without the spaces and dashes that people put in; null for an empty one. */
export function foldedTaxCode(taxCode: string | null | undefined): string | null {
  return taxCode?.replace(/[\s.\-–]/g, '').toUpperCase() || null;
}
