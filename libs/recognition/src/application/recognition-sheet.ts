import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import type { SheetValue } from '#spreadsheet';
import { Recognition } from '../domain/recognition.entity.js';
import { type RecognitionSelection, recognitionIds } from './recognition-selection.js';
import { RecognitionsService } from './recognitions.service.js';
import { raw } from '@mikro-orm/core';

const HEADERS = {
  vi: [
    'Doanh nghiệp',
    'Sản phẩm',
    'Năm',
    'Số quyết định',
    'Ngày quyết định',
    'Có hiệu lực đến',
    'Thu hồi ngày',
  ],
  en: ['Enterprise', 'Product', 'Year', 'Decision number', 'Decision date', 'Valid until', 'Withdrawn on'],
} as const;

/** Recognitions as a list that the import reads back. */
@Injectable()
export class RecognitionSheet {
  constructor(
    private readonly em: EntityManager,
    private readonly recognitions: RecognitionsService,
  ) {}

  async rows(selection: RecognitionSelection, language: string): Promise<SheetValue[][]> {
    const { sql, params } = recognitionIds(selection, this.recognitions.today());
    const found = await this.em
      .fork()
      .find(
        Recognition,
        { id: { $in: raw(`(${sql})`, [...params]) as never } },
        { populate: ['organisation'], orderBy: { decidedOn: 'desc', id: 'desc' } },
      );
    return [
      [...HEADERS[language === 'vi' ? 'vi' : 'en']],
      ...found.map((one) => [
        one.organisation.getEntity().legalName,
        one.productName,
        one.year,
        one.decisionNumber,
        one.decidedOn,
        one.validUntil ?? null,
        one.withdrawnOn ?? null,
      ]),
    ];
  }
}
