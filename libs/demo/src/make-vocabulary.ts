import { EntityManager } from '@mikro-orm/postgresql';
import type { INestApplicationContext, Type } from '@nestjs/common';
import { foldText } from '#kernel';
import { AddedNamesService, LocalConcept, LocalConceptsService, UncoveredTermsService } from '#terminology';

/** What people asked for that the vocabulary lacks, so that its keeper has something to decide. */
const ASKED: readonly (readonly [
  text: string,
  language: 'vi' | 'en' | 'ja' | 'ko' | 'zh',
  times: number,
  query: string,
])[] = [
  ['hot wire cutting', 'en', 7, 'hot wire cutting EPS'],
  ['cắt dây nóng', 'vi', 5, 'cắt dây nóng xốp'],
  ['熱間静水圧', 'ja', 4, '熱間静水圧 アルミ'],
  ['오버레이', 'ko', 3, '오버레이 용접'],
  ['滚花焊', 'zh', 2, '滚花焊 ISO 9001'],
];

/** A concept and a name of the installation's own, and suggestions; once. */
export async function makeVocabulary(app: INestApplicationContext): Promise<void> {
  const get = <T>(type: Type<T>): T => app.get(type, { strict: false });
  const em = app.get(EntityManager, { strict: false }).fork();
  if ((await em.count(LocalConcept, {})) > 0) return;
  await get(LocalConceptsService).add({
    kind: 'process',
    names: { en: 'cold spray coating', vi: 'phun phủ nguội', ja: 'コールドスプレー' },
    otherNames: [{ language: 'en', text: 'cold gas spraying' }],
    broader: ['process.coating'],
    definition: { en: 'Metal powder shot at a surface so fast that it sticks without melting.' },
  });
  await get(AddedNamesService).add({ conceptId: 'process.deburring', language: 'vi', text: 'cạo ba vớ' });
  await get(UncoveredTermsService).countQueries(
    ASKED.map(([text, language, count, query]) => ({
      ...{ key: foldText(text), text, language, count },
      examples: [{ text: query, organisationId: null }],
    })),
  );
}
