import type { AgreementKind, AgreementStatus } from '#agreement';
import type { ReportLanguage } from './spoken-figures.js';

interface Labels {
  readonly kinds: Record<AgreementKind, string>;
  readonly statuses: Record<AgreementStatus, string>;
  readonly all: string;
  readonly outsideFairs: string;
  readonly withoutSector: string;
  readonly withoutBuyer: string;
}

/** What rows of a report are called. */
export const REPORT_LABELS: Record<ReportLanguage, Labels> = {
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
      reported: 'Đã báo cáo',
      confirmed: 'Đã được bên kia xác nhận',
      verified: 'Đã kiểm tra văn bản',
      terminated: 'Đã chấm dứt',
    },
    all: 'Tất cả',
    outsideFairs: 'Ngoài hội chợ, triển lãm',
    withoutSector: 'Chưa phân ngành',
    withoutBuyer: 'Không có bên mua',
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
      reported: 'Reported',
      confirmed: 'Confirmed by the other party',
      verified: 'Verified against the document',
      terminated: 'Terminated',
    },
    all: 'All',
    outsideFairs: 'Outside any fair',
    withoutSector: 'Without a sector',
    withoutBuyer: 'Without a buyer',
  },
};

/** The name of a country for a reader. */
export function countryName(code: string, language: ReportLanguage): string {
  return new Intl.DisplayNames([language], { type: 'region' }).of(code) ?? code;
}
