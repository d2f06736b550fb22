import type { AgreementKind, AgreementStatus } from '#agreement';
import type { ReportLanguage } from './spoken-figures.js';

export interface ReportLabels {
  readonly kinds: Record<AgreementKind, string>;
  readonly statuses: Record<AgreementStatus, string>;
  readonly all: string;
  readonly outsideFairs: string;
  readonly withoutSector: string;
  readonly withoutBuyer: string;
  readonly othersRunIt: string;
}

/** What rows of a report are called. */
export const REPORT_LABELS: Record<ReportLanguage, ReportLabels> = {
  vi: {
    kinds: {
      memorandum: 'Biên bản ghi nhớ',
      nda: 'Thỏa thuận bảo mật',
      framework: 'Thỏa thuận khung',
      'trial-order': 'Đơn hàng thử',
      'purchase-order': 'Đơn đặt hàng',
      contract: 'Hợp đồng',
    },
    statuses: {
      drafted: 'Bản nháp',
      reported: 'Đã báo cáo',
      confirmed: 'Đã được bên kia xác nhận',
      verified: 'Đã kiểm tra văn bản',
      active: 'Đang thực hiện',
      fulfilled: 'Đã hoàn thành',
      lapsed: 'Hết hiệu lực',
      terminated: 'Đã chấm dứt',
      merged: 'Đã gộp',
    },
    all: 'Tất cả',
    outsideFairs: 'Ngoài hội chợ, triển lãm',
    withoutSector: 'Chưa phân ngành',
    withoutBuyer: 'Không có bên mua',
    othersRunIt: 'Đơn vị khác tổ chức',
  },
  en: {
    kinds: {
      memorandum: 'Memorandum',
      nda: 'Non-disclosure agreement',
      framework: 'Framework agreement',
      'trial-order': 'Trial order',
      'purchase-order': 'Purchase order',
      contract: 'Contract',
    },
    statuses: {
      drafted: 'Draft',
      reported: 'Reported',
      confirmed: 'Confirmed by the other party',
      verified: 'Verified against the document',
      active: 'Being carried out',
      fulfilled: 'Fulfilled',
      lapsed: 'Lapsed',
      terminated: 'Terminated',
      merged: 'Merged',
    },
    all: 'All',
    outsideFairs: 'Outside any fair',
    withoutSector: 'Without a sector',
    withoutBuyer: 'Without a buyer',
    othersRunIt: 'Run by others',
  },
};

/** The name of a country for a reader. */
export function countryName(code: string, language: ReportLanguage): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}

/** A text in every language of reports. */
export type InBoth = Readonly<Record<ReportLanguage, string>>;

/** A word of the labels in both languages. */
export function inBoth(of: (labels: ReportLabels) => string): InBoth {
  return { vi: of(REPORT_LABELS.vi), en: of(REPORT_LABELS.en) };
}

/** Any text in both languages. */
export function bothOf(text: (language: ReportLanguage) => string): InBoth {
  return { vi: text('vi'), en: text('en') };
}
