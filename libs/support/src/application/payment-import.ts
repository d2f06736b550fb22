import { Injectable } from '@nestjs/common';
import { Transactions, announce } from '#database';
import { findOrganisations } from '#directory';
import { type FieldAliases, type RowProblem, RowReader, columnsOf, readSheet } from '#spreadsheet';
import { SupportBudget, type SupportKind, SupportPayment } from '../domain/payment.entity.js';
import {
  LedgerService,
  type PaymentDetails,
  addPayment,
  lockedBudget,
  nextNumbers,
  overdrawn,
  paymentProblems,
  spentOf,
} from './ledger.service.js';
import { Money, foldText } from '#kernel';

type Field =
  'budget' | 'organisation' | 'taxCode' | 'kind' | 'amount' | 'paidOn' | 'purpose' | 'project' | 'document';

export const PAYMENT_COLUMNS: FieldAliases<Field> = {
  budget: ['Mã nguồn kinh phí', 'Nguồn kinh phí', 'Budget'],
  organisation: ['Doanh nghiệp', 'Tên doanh nghiệp', 'Đơn vị', 'Enterprise', 'Organisation'],
  taxCode: ['Mã số thuế', 'MST', 'Tax code'],
  kind: ['Loại hỗ trợ', 'Kind'],
  amount: ['Số tiền', 'Amount'],
  paidOn: ['Ngày chi', 'Ngày', 'Paid on', 'Date'],
  purpose: ['Nội dung', 'Purpose'],
  project: ['Dự án', 'Project'],
  document: ['Số chứng từ', 'Chứng từ', 'Document'],
};

const KIND_NAMES: Record<SupportKind, readonly string[]> = {
  'interest-support': ['Hỗ trợ lãi suất', 'Interest support'],
  'pilot-production': ['Sản xuất thử nghiệm', 'Pilot production'],
  'fair-participation': ['Tham gia hội chợ', 'Hội chợ', 'Fair participation'],
  consulting: ['Tư vấn', 'Consulting'],
  training: ['Đào tạo', 'Training'],
  technology: ['Đổi mới công nghệ', 'Công nghệ', 'Technology'],
  other: ['Khác', 'Other'],
};

export interface PaymentImportReport {
  readonly isTrial: boolean;
  readonly rows: number;
  readonly created: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly problems: readonly RowProblem[];
}

/** Takes lists of support payments in. */
@Injectable()
export class PaymentImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly ledger: LedgerService,
  ) {}

  /**
   * Records every good row of a CSV or Excel list in one transaction, in the list's order, and tells of every bad one. A
   * document that a budget has already is left as it is, so that the same list again pays nothing. A row that would
   * overdraw its budget isn't taken: such a payment is entered by hand, with its reason.
   * @throws UnreadableFileError; InvalidInputError when columns are missing
   */
  async run(file: Buffer, { isTrial }: { isTrial: boolean }): Promise<PaymentImportReport> {
    const table = await readSheet(file);
    const fields = columnsOf<Field>(table, PAYMENT_COLUMNS, [
      ...(['budget', 'organisation', 'kind', 'amount', 'paidOn', 'purpose', 'document'] as const),
    ]);
    const readers = table.rows.map((row) => new RowReader(row, fields, table.columns));
    return this.transactions.run(async (em) => {
      const codes = [...new Set(readers.map((reader) => reader.text('budget')))].toSorted();
      const budgets = new Map<string, { budget: SupportBudget; left: Money; documents: Set<string> }>();
      for (const known of await em.find(
        SupportBudget,
        { code: { $in: codes } },
        { orderBy: { id: 'asc' } },
      )) {
        const budget = await lockedBudget(em, known.id);
        const entries = await em.find(SupportPayment, { budget }, { fields: ['documentReference'] });
        budgets.set(budget.code, {
          budget,
          left: budget.amount.minus(await spentOf(em, budget)),
          documents: new Set(entries.map(({ documentReference }) => foldText(documentReference))),
        });
      }
      const firms = await findOrganisations(
        em,
        readers.map((reader) => ({ name: reader.text('organisation'), taxCode: reader.text('taxCode') })),
      );
      const counts = { created: 0, unchanged: 0, failed: 0 };
      const changed = new Set<string>();
      const numbers = new Map<string, string[]>();
      for (const [index, reader] of readers.entries()) {
        const firm = firms[index]!;
        if ('problem' in firm)
          reader.refuse(reader.text('taxCode') ? 'taxCode' : 'organisation', firm.problem);
        const found = budgets.get(reader.required('budget'));
        if (!found && reader.text('budget')) reader.refuse('budget', 'no budget has this code');
        const details =
          found && !('problem' in firm) ? this.read(reader, found.budget, firm.organisation.id) : null;
        if (details && found && reader.problems.length === 0) {
          const reference = foldText(details.documentReference);
          if (found.documents.has(reference)) {
            counts.unchanged++;
            continue;
          }
          const after = found.left.minus(details.amount);
          if (after.isNegative())
            reader.refuse('amount', overdrawn(found.budget, found.left, details.amount).message);
          else {
            found.left = after;
            found.documents.add(reference);
            counts.created++;
            if (!isTrial) {
              const year = details.paidOn.slice(0, 4);
              const free = numbers.get(year) ?? (await nextNumbers(em, details.paidOn, readers.length));
              numbers.set(year, free);
              addPayment(em, found.budget, details, free);
              changed.add(details.organisationId);
            }
            continue;
          }
        }
        counts.failed++;
      }
      if (changed.size > 0) await announce(em, 'support.changed', { organisationIds: [...changed] });
      return {
        ...{ isTrial, rows: readers.length, ...counts },
        problems: readers.flatMap(({ problems }) => problems),
      };
    });
  }

  private read(
    reader: RowReader<Field>,
    budget: SupportBudget,
    organisationId: string,
  ): PaymentDetails | null {
    const kind = reader.choice('kind', KIND_NAMES);
    if (reader.text('kind') === '') reader.refuse('kind', 'is missing');
    const amount = reader.money('amount', budget.currency);
    if (reader.text('amount') === '') reader.refuse('amount', 'is missing');
    const paidOn = reader.date('paidOn');
    if (reader.text('paidOn') === '') reader.refuse('paidOn', 'is missing');
    if (!kind || !amount || !paidOn) return null;
    const details: PaymentDetails = {
      ...{ budgetId: budget.id, organisationId, kind, amount, paidOn },
      purpose: reader.text('purpose', 1000),
      project: reader.text('project') || null,
      documentReference: reader.text('document', 200),
    };
    for (const { path, message } of paymentProblems(details, budget, this.ledger.today())) {
      const field = path[1] === 'documentReference' ? 'document' : (path[1] as Field);
      reader.refuse(field, message);
    }
    return details;
  }
}
