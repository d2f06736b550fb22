import { Command } from 'commander';
import { addAgreementCommands } from './commands/agreements.js';
import { addDatabaseCommands } from './commands/database.js';
import { addFloorCommands } from './commands/floor.js';
import { addImportCommands } from './commands/import.js';
import { addMatchCommands } from './commands/match.js';
import { addProgrammeCommands } from './commands/programme.js';
import { addRateCommands } from './commands/rates.js';
import { addReportCommands } from './commands/report.js';
import { addSearchCommands } from './commands/search.js';
import { addSessionCommands } from './commands/sessions.js';
import { addTimetableCommands } from './commands/timetable.js';
import { addUserCommands } from './commands/user.js';
import { addVenueCommands } from './commands/venue.js';
import { addVocabularyCommands } from './commands/vocabulary.js';

/** Everything that an operator can say to the product. */
export function commandLine(): Command {
  const program = new Command('fairmatch')
    .description(
      "The operator's command line. It works on the database of DATABASE_URL, or else of the data folder FAIRMATCH_HOME, also beside a running product.",
    )
    .option('--json', 'print results as JSON, one value a line', false)
    .showHelpAfterError()
    .configureHelp({ showGlobalOptions: true });

  addAgreementCommands(program);
  addDatabaseCommands(program);
  addFloorCommands(program);
  addImportCommands(program);
  addMatchCommands(program);
  addProgrammeCommands(program);
  addRateCommands(program);
  addReportCommands(program);
  addSearchCommands(program);
  addTimetableCommands(program);
  addSessionCommands(program);
  addUserCommands(program);
  addVenueCommands(program);
  addVocabularyCommands(program);
  return program;
}
