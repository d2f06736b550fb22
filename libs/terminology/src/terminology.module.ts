import { Global, Module, type OnModuleInit } from '@nestjs/common';
import { AddedNamesService } from './application/added-names.service.js';
import { ConceptUses, countBy } from './application/concept-uses.js';
import { LiveVocabulary } from './application/live-vocabulary.js';
import { LocalConceptsService } from './application/local-concepts.service.js';
import { UncoveredTermsService } from './application/uncovered-terms.service.js';
import { VocabularySheet } from './application/vocabulary-sheet.js';
import { AddedNameResolver, NameTakenResolver } from './graphql/added-name.resolver.js';
import { LocalConceptResolver } from './graphql/local-concept.resolver.js';
import { UncoveredTermResolver } from './graphql/uncovered-term.resolver.js';

/** What organisers add to the vocabulary, and what is missing in it. */
@Global()
@Module({
  providers: [
    LiveVocabulary,
    ConceptUses,
    UncoveredTermsService,
    LocalConceptsService,
    AddedNamesService,
    VocabularySheet,
    LocalConceptResolver,
    AddedNameResolver,
    NameTakenResolver,
    UncoveredTermResolver,
  ],
  exports: [
    LiveVocabulary,
    ConceptUses,
    UncoveredTermsService,
    LocalConceptsService,
    AddedNamesService,
    VocabularySheet,
  ],
})
export class TerminologyModule implements OnModuleInit {
  constructor(private readonly uses: ConceptUses) {}

  onModuleInit(): void {
    this.uses.register('capabilities', (em, id) =>
      countBy(
        em,
        `select count(*) from capability where withdrawn_at is null
          and (concept_ids @> array[?] or equipment @> jsonb_build_array(jsonb_build_object('conceptId', ?::text)))`,
        [id, id],
      ),
    );
    this.uses.register('certificates', (em, id) =>
      countBy(em, 'select count(*) from certificate where concept_id = ?', [id]),
    );
    this.uses.register('narrower local concepts', (em, id) =>
      countBy(em, 'select count(*) from local_concept where withdrawn_at is null and broader @> array[?]', [
        id,
      ]),
    );
  }
}
