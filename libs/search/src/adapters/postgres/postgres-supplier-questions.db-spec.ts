import { openPostgresEngine } from '../../../../../test/support/search-engines.js';
import { describeSupplierQuestions } from '../../testing/describe-supplier-questions.js';

describeSupplierQuestions('PostgreSQL', openPostgresEngine);
