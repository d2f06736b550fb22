import { type DynamicModule, Global, Module, type Provider } from '@nestjs/common';
import { Clock } from '#kernel';
import { Vocabulary } from '#vocabulary';
import { DirectoryPlaceNames } from './adapters/directory-place-names.js';
import { MeilisearchSupplierSearch } from './adapters/meilisearch/meilisearch-supplier-search.js';
import { PostgresSupplierSearch } from './adapters/postgres/postgres-supplier-search.js';
import { IndexChanges } from './application/index-changes.consumer.js';
import { IndexedTexts } from './application/indexed-texts.port.js';
import { PlaceNames } from './application/place-names.port.js';
import { SearchStatusService } from './application/search-status.service.js';
import { SearchUpkeep } from './application/search-upkeep.js';
import { SearchWithFallback } from './application/search-with-fallback.js';
import { ProfileVisibility } from './application/profile-visibility.js';
import { SimilarSuppliers } from './application/similar-suppliers.js';
import { SupplierDocuments } from './application/supplier-documents.js';
import { SupplierFinder } from './application/supplier-finder.js';
import { SEARCH_ENGINES, SupplierIndex } from './application/supplier-index.service.js';
import { UncoveredQueries } from './application/uncovered-queries.js';
import { UncoveredTexts } from './application/uncovered-texts.js';
import { VocabularyChanges } from './application/vocabulary-changes.consumer.js';
import { SupplierSearch } from './domain/supplier-search.port.js';
import { SearchStatusResolver } from './graphql/search-status.resolver.js';
import { FacetValueResolver } from './graphql/facet-value.resolver.js';
import { ProfileVisibilityResolver } from './graphql/profile-visibility.resolver.js';
import { SimilarSuppliersResolver } from './graphql/similar-suppliers.resolver.js';
import { SupplierSearchResolver } from './graphql/supplier-search.resolver.js';
import type { MeilisearchSettings } from './meilisearch-settings.js';

@Global()
@Module({})
export class SearchModule {
  /** PostgreSQL always, and in front of it Meilisearch where there is one. */
  static forRoot(settings: { meilisearch: MeilisearchSettings | null }): DynamicModule {
    return {
      module: SearchModule,
      providers: [
        PostgresSupplierSearch,
        ...enginesOf(settings.meilisearch),
        { provide: PlaceNames, useClass: DirectoryPlaceNames },
        SupplierDocuments,
        SupplierIndex,
        SupplierFinder,
        IndexChanges,
        VocabularyChanges,
        { provide: IndexedTexts, useExisting: PostgresSupplierSearch },
        UncoveredTexts,
        UncoveredQueries,
        SearchUpkeep,
        SearchStatusService,
        SimilarSuppliers,
        ProfileVisibility,
        SupplierSearchResolver,
        FacetValueResolver,
        SimilarSuppliersResolver,
        ProfileVisibilityResolver,
        SearchStatusResolver,
      ],
      exports: [SupplierFinder, SupplierIndex, UncoveredTexts, UncoveredQueries],
    };
  }
}

function enginesOf(meilisearch: MeilisearchSettings | null): Provider[] {
  if (!meilisearch) {
    return [
      { provide: SupplierSearch, useExisting: PostgresSupplierSearch },
      {
        provide: SEARCH_ENGINES,
        useFactory: (postgres: SupplierSearch) => [postgres],
        inject: [PostgresSupplierSearch],
      },
    ];
  }
  return [
    {
      provide: MeilisearchSupplierSearch,
      useFactory: (vocabulary: Vocabulary, postgres: PostgresSupplierSearch) =>
        new MeilisearchSupplierSearch(meilisearch, vocabulary, postgres),
      inject: [Vocabulary, PostgresSupplierSearch],
    },
    {
      provide: SupplierSearch,
      useFactory: (first: MeilisearchSupplierSearch, second: PostgresSupplierSearch, clock: Clock) =>
        new SearchWithFallback(first, second, clock),
      inject: [MeilisearchSupplierSearch, PostgresSupplierSearch, Clock],
    },
    {
      provide: SEARCH_ENGINES,
      useFactory: (meili: SupplierSearch, postgres: SupplierSearch) => [postgres, meili],
      inject: [MeilisearchSupplierSearch, PostgresSupplierSearch],
    },
  ];
}
