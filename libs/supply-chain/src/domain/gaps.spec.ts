import { loadVocabulary } from '#vocabulary';
import { chainGaps } from './gaps.js';

const vocabulary = loadVocabulary();
const product = vocabulary
  .ofKind('product')
  .find(({ related }) => related.some((id) => id.startsWith('process.')))!;
const process = product.related.find((id) => id.startsWith('process.'))!;

describe('the gaps of a chain', () => {
  it('are what the vocabulary relates to a product and nobody has', () => {
    const found = (held: string[]) =>
      chainGaps(vocabulary, { productIds: [product.id], held: new Set(held), practice: [] }).map(
        ({ conceptId }) => conceptId,
      );
    expect(found([])).toContain(process);
    expect(found([process])).not.toContain(process);
    expect(found(['process.no-such'])).toContain(process);
  });

  it('are closed by a narrower process', () => {
    const broad = vocabulary.ofKind('process').find(({ id }) => vocabulary.narrower(id).length > 0)!;
    const practice = [{ productId: product.id, processId: broad.id, suppliers: 5, share: 0.6 }];
    const found = (held: string[]) =>
      chainGaps(vocabulary, { productIds: [product.id], held: new Set(held), practice }).some(
        ({ conceptId }) => conceptId === broad.id,
      );
    expect(found([])).toBe(true);
    expect(found([vocabulary.narrower(broad.id)[0]!])).toBe(false);
  });

  it('leave out what few makers of the product do', () => {
    const rare = { productId: product.id, processId: 'process.forging', suppliers: 2, share: 0.9 };
    const input = { productIds: [product.id], held: new Set<string>() };
    const ids = (practice: (typeof rare)[]) =>
      chainGaps(vocabulary, { ...input, practice }).map(({ conceptId }) => conceptId);
    expect(ids([rare])).not.toContain('process.forging');
    expect(ids([{ ...rare, suppliers: 3 }])).toContain('process.forging');
    expect(ids([{ ...rare, suppliers: 30, share: 0.1 }])).not.toContain('process.forging');
  });
});
