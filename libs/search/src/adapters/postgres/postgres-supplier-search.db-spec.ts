import { openPostgresEngine } from '../../../../../test/support/search-engines.js';
import { describeSupplierSearch } from '../../testing/describe-supplier-search.js';

describeSupplierSearch('PostgreSQL', openPostgresEngine);
