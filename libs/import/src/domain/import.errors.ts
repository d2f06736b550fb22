import { DomainError } from '#kernel';
import type { ImportStatus } from './import-run.entity.js';

/** The import has been started, or is over. */
export class ImportNotWaitingError extends DomainError<{ status: ImportStatus }> {
  readonly code = 'IMPORT_NOT_WAITING';

  constructor(status: ImportStatus) {
    super(`This import is ${status} already. Upload the file again to import it once more.`, { status });
  }
}
