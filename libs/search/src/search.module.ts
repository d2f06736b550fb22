import { Module } from '@nestjs/common';
import { PostgresSupplierSearch } from './adapters/postgres/postgres-supplier-search.js';
import { IndexChanges } from './application/index-changes.consumer.js';
import { SupplierDocuments } from './application/supplier-documents.js';
import { SupplierFinder } from './application/supplier-finder.js';
import { SupplierIndex } from './application/supplier-index.service.js';
import { SupplierSearch } from './domain/supplier-search.port.js';
import { SupplierSearchResolver } from './graphql/supplier-search.resolver.js';

@Module({
  providers: [
    { provide: SupplierSearch, useClass: PostgresSupplierSearch },
    SupplierDocuments,
    SupplierIndex,
    SupplierFinder,
    IndexChanges,
    SupplierSearchResolver,
  ],
  exports: [SupplierFinder, SupplierIndex],
})
export class SearchModule {}
