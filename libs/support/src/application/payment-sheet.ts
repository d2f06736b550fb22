import { raw } from '@mikro-orm/core';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SheetValue } from '#spreadsheet';
import { SupportPayment } from '../domain/payment.entity.js';
import { type SupportSelection, supportCondition } from './support-figures.js';

const HEADERS = {
  vi: [
    ...['Số bút toán', 'Nguồn kinh phí', 'Doanh nghiệp', 'Mã số thuế', 'Loại hỗ trợ', 'Số tiền', 'Tiền tệ'],
    ...['Ngày chi', 'Nội dung', 'Dự án', 'Số chứng từ', 'Đảo bút toán', 'Lý do'],
  ],
  en: [
    ...['Entry', 'Budget', 'Enterprise', 'Tax code', 'Kind', 'Amount', 'Currency'],
    ...['Paid on', 'Purpose', 'Project', 'Document', 'Takes back', 'Reason'],
  ],
} as const;

/** The ledger as a list; amounts are exact decimals as text. */
@Injectable()
export class PaymentSheet {
  constructor(private readonly em: EntityManager) {}

  async rows(selection: SupportSelection, language: string): Promise<SheetValue[][]> {
    const { sql, params } = supportCondition(selection);
    const found = await this.em
      .fork()
      .find(
        SupportPayment,
        { id: { $in: raw(`(select s.id from support_payment s where ${sql})`, [...params]) as never } },
        { populate: ['budget', 'organisation', 'reverses'], orderBy: { paidOn: 'asc', id: 'asc' } },
      );
    return [
      [...HEADERS[language === 'vi' ? 'vi' : 'en']],
      ...found.map((one) => [
        one.number,
        one.budget.getEntity().code,
        one.organisation.getEntity().legalName,
        one.organisation.getEntity().taxCode ?? null,
        one.kind,
        one.amount.toDecimal(),
        one.currency,
        one.paidOn,
        one.purpose,
        one.project ?? null,
        one.documentReference,
        one.reverses?.getEntity().number ?? null,
        one.reason ?? null,
      ]),
    ];
  }
}
