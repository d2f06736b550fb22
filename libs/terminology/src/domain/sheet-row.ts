import { CONCEPT_KINDS, type ConceptKind, LANGUAGES, type Language } from '#vocabulary';

/** A row of a vocabulary sheet: further names of a concept, or a concept to be added with all its names. */
export interface SheetRow {
  /** Of a concept that there is; null for one to be added. */
  readonly conceptId: string | null;
  readonly kind: ConceptKind | null;
  readonly broader: readonly string[];
  /** Per language what a cell holds, the preferred name first; '' of the language stands for abbreviations. */
  readonly names: readonly { readonly language: Language | null; readonly text: string }[];
}

export const SHEET_COLUMNS = ['concept', 'kind', 'broader', ...LANGUAGES, 'abbreviations'] as const;

/** Several values of a cell. */
const SEPARATOR = /[|;]/;

/** Reads a row by its column names. @throws Error with a sentence about what is wrong */
export function readSheetRow(cells: Readonly<Record<string, string | undefined>>): SheetRow {
  const values = (column: (typeof SHEET_COLUMNS)[number]) =>
    (cells[column] ?? '')
      .split(SEPARATOR)
      .map((value) => value.trim())
      .filter((value) => value !== '');
  const conceptId = values('concept')[0] ?? null;
  const kind = values('kind')[0]?.toLowerCase() ?? null;
  if (kind !== null && !(CONCEPT_KINDS as readonly string[]).includes(kind)) {
    throw new Error(`kind: "${kind}" is none of ${CONCEPT_KINDS.join(', ')}`);
  }
  const names = [
    ...LANGUAGES.flatMap((language) => values(language).map((text) => ({ language, text }))),
    ...values('abbreviations').map((text) => ({ language: null, text })),
  ];
  if (conceptId === null && kind === null) throw new Error('kind: is needed for a new concept');
  if (names.length === 0) throw new Error('there is no name in the row');
  return { conceptId, kind: kind as ConceptKind | null, broader: values('broader'), names };
}
