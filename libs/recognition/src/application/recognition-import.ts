import { Injectable } from '@nestjs/common';
import { Transactions, announce } from '#database';
import { findOrganisations } from '#directory';
import { foldText } from '#kernel';
import { type FieldAliases, type RowProblem, RowReader, columnsOf, readSheet } from '#spreadsheet';
import { Vocabulary, findConcepts } from '#vocabulary';
import { Recognition, type RecognitionKind } from '../domain/recognition.entity.js';
import { type RecognitionDetails, recognitionProblems } from '../domain/recognition-rules.js';
import { RecognitionsService, addRecognition, lockProducts } from './recognitions.service.js';

type Field = 'organisation' | 'taxCode' | 'product' | 'year' | 'decision' | 'decidedOn' | 'validUntil';

export const RECOGNITION_COLUMNS: FieldAliases<Field> = {
  organisation: ['Doanh nghiệp', 'Tên doanh nghiệp', 'Đơn vị', 'Enterprise', 'Organisation', 'Company'],
  taxCode: ['Mã số thuế', 'MST', 'Tax code'],
  product: ['Sản phẩm', 'Tên sản phẩm', 'Product'],
  year: ['Năm', 'Năm công nhận', 'Year'],
  decision: ['Số quyết định', 'Quyết định', 'Decision', 'Decision number'],
  decidedOn: ['Ngày quyết định', 'Ngày ký', 'Decided on', 'Decision date', 'Date'],
  validUntil: ['Có hiệu lực đến', 'Hiệu lực đến', 'Valid until'],
};

export interface ImportReport {
  readonly isTrial: boolean;
  readonly rows: number;
  readonly created: number;
  /** Of those created, for products that had been recognised before. */
  readonly renewed: number;
  readonly unchanged: number;
  readonly failed: number;
  readonly problems: readonly RowProblem[];
}

/** Takes lists of recognitions in. */
@Injectable()
export class RecognitionImport {
  constructor(
    private readonly transactions: Transactions,
    private readonly recognitions: RecognitionsService,
    private readonly vocabulary: Vocabulary,
  ) {}

  /**
   * Records every good row of a CSV or Excel list in one transaction and tells of every bad one; the same list again
   * changes nothing. With `isTrial` nothing is written. Concepts are found in the product's name.
   * @throws UnreadableFileError; InvalidInputError when columns are missing
   */
  async run(
    file: Buffer,
    { kind, isTrial }: { kind: RecognitionKind; isTrial: boolean },
  ): Promise<ImportReport> {
    const table = await readSheet(file);
    const fields = columnsOf(table, RECOGNITION_COLUMNS, [
      'organisation',
      'product',
      'decision',
      'decidedOn',
    ]);
    const read = table.rows.map((row) => this.readRow(new RowReader(row, fields, table.columns), kind));
    return this.transactions.run(async (em) => {
      const firms = await findOrganisations(
        em,
        read.map(({ name, taxCode }) => ({ name, taxCode })),
      );
      const ready = read.flatMap(({ reader, details }, index) => {
        const firm = firms[index]!;
        if ('problem' in firm)
          reader.refuse(reader.text('taxCode') ? 'taxCode' : 'organisation', firm.problem);
        else if (details && reader.problems.length === 0)
          return [{ organisation: firm.organisation, details }];
        return [];
      });
      const ids = ready.map(({ organisation }) => organisation.id);
      await lockProducts(em, ids);
      const known = await em.find(Recognition, { kind, organisation: { $in: ids } });
      const keyOf = (organisationId: string, product: string) => `${organisationId} ${foldText(product)}`;
      const products = new Map<string, { productId: string; decisions: Set<string> }>();
      for (const { organisation, productName, productId, decisionNumber } of known) {
        const key = keyOf(organisation.id, productName);
        const product = products.get(key) ?? { productId, decisions: new Set<string>() };
        product.decisions.add(decisionNumber);
        products.set(key, product);
      }
      const counts = { created: 0, renewed: 0, unchanged: 0 };
      for (const { organisation, details } of ready) {
        const key = keyOf(organisation.id, details.productName);
        const product = products.get(key);
        if (product?.decisions.has(details.decisionNumber)) {
          counts.unchanged++;
          continue;
        }
        counts.created++;
        if (product) counts.renewed++;
        if (isTrial) {
          products.set(key, {
            productId: product?.productId ?? '',
            decisions: new Set([...(product?.decisions ?? []), details.decisionNumber]),
          });
          continue;
        }
        const made = addRecognition(em, organisation.id, details, product?.productId);
        // Ids of the product are made when it is created: a later row of the list may renew it.
        await em.flush();
        products.set(key, {
          productId: made.productId,
          decisions: new Set([...(product?.decisions ?? []), details.decisionNumber]),
        });
      }
      if (counts.created > 0 && !isTrial)
        await announce(em, 'recognition.changed', { organisationIds: [...new Set(ids)] });
      return {
        ...{ isTrial, rows: read.length, ...counts },
        failed: read.length - ready.length,
        problems: read.flatMap(({ reader }) => reader.problems),
      };
    });
  }

  private readRow(reader: RowReader<Field>, kind: RecognitionKind) {
    const name = reader.required('organisation', 300);
    const taxCode = reader.text('taxCode', 30) || null;
    const productName = reader.required('product', 500);
    const decisionNumber = reader.required('decision', 100);
    const decidedOn = reader.date('decidedOn');
    if (decidedOn === null && reader.text('decidedOn') === '') reader.refuse('decidedOn', 'is missing');
    const validUntil = reader.date('validUntil');
    const year = reader.integer('year', 1990, 2100);
    let details: RecognitionDetails | null = null;
    if (decidedOn && productName && decisionNumber) {
      details = {
        ...{ kind, productName, decisionNumber, decidedOn, validUntil },
        year: year ?? Number(decidedOn.slice(0, 4)),
        conceptIds: productConcepts(productName, this.vocabulary),
      };
      const context = { vocabulary: this.vocabulary, today: this.recognitions.today() };
      for (const { path, message } of recognitionProblems(details, context)) {
        reader.refuse(FIELD_OF[path[1]!] ?? 'product', message);
      }
    }
    return { reader, name, taxCode, details };
  }
}

const FIELD_OF: Readonly<Record<string, Field>> = {
  decisionNumber: 'decision',
  decidedOn: 'decidedOn',
  validUntil: 'validUntil',
  year: 'year',
};

/** The products and processes that a product's name speaks of. */
export function productConcepts(name: string, vocabulary: Vocabulary): string[] {
  const ids = findConcepts(name, vocabulary).spans.map(({ conceptId }) => conceptId);
  return [...new Set(ids)].filter((id) => ['product', 'process'].includes(vocabulary.byId(id)?.kind ?? ''));
}
