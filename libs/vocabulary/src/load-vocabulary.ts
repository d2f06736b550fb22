import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

import type { CaseSensitiveName, ConceptRecord, Homograph, StopPhrase } from './concept.js';
import { Vocabulary } from './vocabulary.js';

interface DataIndex {
  readonly version: string;
  /** Files of the folder, one per kind. */
  readonly concepts: readonly string[];
  readonly homographs: string;
  readonly stopPhrases: string;
  readonly caseSensitive: string;
}

/**
 * Reads the shipped vocabulary: synchronous, some 10 ms, once at start.
 *
 * @param directory the folder with index.json; by default the repository's own `libs/vocabulary/data`, found from
 *   the source as well as from a build, which holds no data of its own.
 * @throws InvalidVocabularyError when the data contradicts itself.
 */
export function loadVocabulary(directory: string = findDataDirectory(import.meta.dirname)): Vocabulary {
  const read = <T>(file: string): T => JSON.parse(readFileSync(join(directory, file), 'utf8')) as T;
  const index = read<DataIndex>('index.json');
  return new Vocabulary({
    version: index.version,
    concepts: index.concepts.flatMap((file) => read<ConceptRecord[]>(file)),
    homographs: read<Homograph[]>(index.homographs),
    stopPhrases: read<StopPhrase[]>(index.stopPhrases),
    caseSensitive: read<CaseSensitiveName[]>(index.caseSensitive),
  });
}

function findDataDirectory(from: string): string {
  for (let folder = from; ; folder = dirname(folder)) {
    const candidate = join(folder, 'libs', 'vocabulary', 'data');
    if (existsSync(join(candidate, 'index.json'))) return candidate;
    if (folder === dirname(folder)) throw new Error(`No libs/vocabulary/data above ${from}`);
  }
}
