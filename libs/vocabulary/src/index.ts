export {
  CONCEPT_KINDS,
  LANGUAGES,
  type CaseSensitiveName,
  type Concept,
  type ConceptId,
  type ConceptKind,
  type ConceptNames,
  type ConceptRecord,
  type Homograph,
  type Language,
  type LocalName,
  type LocalTerms,
  type StopPhrase,
  type VocabularyData,
} from './concept.js';
export { toKey as nameKey } from './key-text.js';
export { loadVocabulary } from './load-vocabulary.js';
export { findConcepts, type ConceptMatches, type ConceptSpan, type TextSpan } from './match.js';
export {
  InvalidVocabularyError,
  UnknownConceptError,
  Vocabulary,
  derivedFrom,
  type ConceptName,
  type NameRole,
} from './vocabulary.js';
