import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JudgedNeed, Label } from './judged-need.js';
import type { SupplierCard } from './supplier-card.js';

const FILE = join(process.cwd(), 'scripts/match-evaluation/judgements.tsv');
const LABELS: readonly string[] = ['good', 'possible', 'no'] satisfies Label[];

/** What one who knows the trade said of a supplier for a need. */
export interface Judgement {
  /** Key of the need. */
  readonly need: string;
  /** Tax code of the supplier. */
  readonly supplier: string;
  readonly label: Label;
  /** Digest of what was read: see `readingOf`. */
  readonly reading: string;
  /** In a few words; empty where the supplier is of another trade. */
  readonly why: string;
}

/**
 * The judgements by hand, one a line: need, supplier, label, reading, why.
 * @throws Error that names the line that can't be read, or that judges a pair a second time
 */
export function readJudgements(text = readFileSync(FILE, 'utf8')): Judgement[] {
  const seen = new Set<string>();
  return text
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line, index) => {
      const [need = '', supplier = '', label = '', reading = '', why = ''] = line.split('\t');
      const at = `judgements.tsv, line ${index + 2}`;
      if (!LABELS.includes(label)) throw new Error(`${at}: “${label}” is none of ${LABELS.join(', ')}.`);
      if (seen.has(`${need} ${supplier}`))
        throw new Error(`${at}: ${need} and ${supplier} are judged twice.`);
      seen.add(`${need} ${supplier}`);
      return { need, supplier, label: label as Label, reading, why };
    });
}

/**
 * Digest of the need and the supplier's card. Where it isn't that of the judgement, one of the two has changed since, and
 * the pair is to be judged again: `npm run eval:match -- --cards NEED` shows both.
 */
export function readingOf({ brief, asks }: JudgedNeed, { text }: SupplierCard): string {
  return createHash('sha256')
    .update([brief, JSON.stringify(asks), text].join('\n'))
    .digest('hex')
    .slice(0, 8);
}
