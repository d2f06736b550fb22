import { SavedSearch, SavedSearchMatch } from './domain/saved-search.entity.js';
import { Shortlist, ShortlistEntry } from './domain/shortlist.entity.js';

export { SavedSearchWatch } from './application/saved-search-watch.js';
export { SavedSearchesService } from './application/saved-searches.service.js';
export { ShortlistsService } from './application/shortlists.service.js';
export { SourcingModule } from './sourcing.module.js';
export { SavedSearch, SavedSearchMatch, Shortlist, ShortlistEntry };
export const sourcingEntities = [Shortlist, ShortlistEntry, SavedSearch, SavedSearchMatch];
