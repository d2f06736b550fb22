import { AddedName, LocalConcept } from './domain/local-term.entities.js';
import { UncoveredTerm } from './domain/uncovered-term.entity.js';

export { AddedNamesService } from './application/added-names.service.js';
export { ConceptUses, countBy, type ConceptUse } from './application/concept-uses.js';
export { LiveVocabulary, VOCABULARY_CHANGED } from './application/live-vocabulary.js';
export { LocalConceptsService } from './application/local-concepts.service.js';
export { UncoveredTermsService, type SeenTerm } from './application/uncovered-terms.service.js';
export { VocabularySheet, type SheetReport } from './application/vocabulary-sheet.js';
export { SHEET_COLUMNS } from './domain/sheet-row.js';
export { ConceptInUseError, NameTakenError } from './domain/terminology.errors.js';
export { TerminologyModule } from './terminology.module.js';
export { AddedName, LocalConcept, UncoveredTerm };
export const terminologyEntities = [LocalConcept, AddedName, UncoveredTerm];
