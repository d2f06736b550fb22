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
  type StopPhrase,
  type VocabularyData,
} from './concept.js';
export { loadVocabulary } from './load-vocabulary.js';
export { findConcepts, type ConceptMatches, type ConceptSpan, type TextSpan } from './match.js';
export {
  InvalidVocabularyError,
  UnknownConceptError,
  Vocabulary,
  type ConceptName,
  type NameRole,
} from './vocabulary.js';
