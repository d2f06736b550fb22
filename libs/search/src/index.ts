import { SearchDocument, SearchWord } from './adapters/postgres/search-document.entity.js';

export { SupplierFreeTime, type FreeTime } from './application/free-time.port.js';
export { SupplierFinder, type FoundSuppliers, type SupplierRequest } from './application/supplier-finder.js';
export { createScopedKey } from './adapters/meilisearch/scoped-key.js';
export { EngineIndex, type IndexCheck } from './application/engine-index.js';
export { SearchStatusService, type SearchStatus } from './application/search-status.service.js';
export { SupplierIndex } from './application/supplier-index.service.js';
export { UncoveredQueries } from './application/uncovered-queries.js';
export { UncoveredTexts } from './application/uncovered-texts.js';
export { SupplierSearch, type SupplierFilter, type SupplierSort } from './domain/supplier-search.port.js';
export { SupplierFilterInput, toFilter } from './graphql/supplier-filter.input.js';
export { DEFAULT_BUDGET_MS, DEFAULT_INDEX_PREFIX, type MeilisearchSettings } from './meilisearch-settings.js';
export { type Chip, type Understanding, understand } from './domain/understand.js';
export { SearchModule } from './search.module.js';
/** Tables of the PostgreSQL engine. */
export const searchEntities = [SearchDocument, SearchWord];
