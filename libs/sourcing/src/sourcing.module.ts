import { Module } from '@nestjs/common';
import { SavedSearchConceptUses } from './application/saved-search-concept-uses.js';
import { SavedSearchWatch } from './application/saved-search-watch.js';
import { SavedSearchesService } from './application/saved-searches.service.js';
import { SearchMatchesReader } from './application/search-matches.js';
import { ShortlistsService } from './application/shortlists.service.js';
import { SourcingSubjects } from './application/sourcing.subjects.js';
import { SupplierExport } from './application/supplier-export.js';
import { SupplierFactsReader } from './application/supplier-facts.reader.js';
import { SupplierSheet } from './application/supplier-sheet.js';
import { ComparisonResolver } from './graphql/comparison.resolver.js';
import { SavedSearchMatchResolver, SavedSearchResolver } from './graphql/saved-search.resolver.js';
import { ShortlistEntryResolver, ShortlistResolver } from './graphql/shortlist.resolver.js';
import { ExportController } from './http/export.controller.js';

@Module({
  controllers: [ExportController],
  providers: [
    SourcingSubjects,
    SavedSearchConceptUses,
    ShortlistsService,
    SearchMatchesReader,
    SavedSearchesService,
    SavedSearchWatch,
    SupplierFactsReader,
    SupplierSheet,
    SupplierExport,
    ShortlistResolver,
    ShortlistEntryResolver,
    SavedSearchResolver,
    SavedSearchMatchResolver,
    ComparisonResolver,
  ],
  exports: [ShortlistsService, SavedSearchesService, SavedSearchWatch],
})
export class SourcingModule {}
