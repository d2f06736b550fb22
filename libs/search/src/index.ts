import { SearchDocument, SearchWord } from './adapters/postgres/search-document.entity.js';

export { SupplierFinder, type FoundSuppliers, type SupplierRequest } from './application/supplier-finder.js';
export { SupplierIndex, type IndexCheck } from './application/supplier-index.service.js';
export { SupplierSearch, type SupplierFilter, type SupplierSort } from './domain/supplier-search.port.js';
export { SupplierFilterInput, toFilter } from './graphql/supplier-filter.input.js';
export { SearchModule } from './search.module.js';
/** Tables of the PostgreSQL engine. */
export const searchEntities = [SearchDocument, SearchWord];
