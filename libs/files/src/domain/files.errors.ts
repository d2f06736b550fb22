import { DomainError } from '#kernel';
import type { MediaType } from './media-type.js';

export class FileTooLargeError extends DomainError<{ maxBytes: number }> {
  readonly code = 'FILE_TOO_LARGE';

  constructor(maxBytes: number) {
    super(`A file has at most ${Math.floor(maxBytes / 1_048_576)} MB here.`, { maxBytes });
  }
}

/** The content is of no type that is taken for this purpose. */
export class FileTypeError extends DomainError<{ mediaTypes: readonly MediaType[] }> {
  readonly code = 'FILE_TYPE';

  constructor(mediaTypes: readonly MediaType[]) {
    super(`By its content this is none of: ${mediaTypes.join(', ')}.`, { mediaTypes });
  }
}

export type Unreadable = 'empty' | 'truncated' | 'damaged' | 'encrypted';

const UNREADABLE: Record<Unreadable, string> = {
  empty: 'The file is empty.',
  truncated: 'The file ends in the middle: it was cut off on its way. Send it again.',
  damaged: 'The file is damaged: nobody could open it.',
  encrypted: 'The PDF needs a password: save it without one.',
};

/** Nobody could read the file later on. */
export class UnreadableFileError extends DomainError<{ reason: Unreadable }> {
  readonly code = 'UNREADABLE_FILE';

  constructor(reason: Unreadable) {
    super(UNREADABLE[reason], { reason });
  }
}

export class FileInfectedError extends DomainError<{ signature: string }> {
  readonly code = 'FILE_INFECTED';

  constructor(signature: string) {
    super(`The virus scanner found ${signature} in this file.`, { signature });
  }
}

/** Files are scanned here, and the scanner doesn't answer: nothing unscanned is kept. */
export class ScannerAwayError extends DomainError {
  readonly code = 'SCANNER_AWAY';

  constructor() {
    super('The virus scanner does not answer. Try again in a few minutes.', {});
  }
}

/** Somebody uploads and uploads, and uses none of it. */
export class TooManyUploadsError extends DomainError<{ most: number }> {
  readonly code = 'TOO_MANY_UPLOADS';

  constructor(most: number) {
    super(`You have ${most} files here that belong to nothing yet. Use them, or wait a day.`, { most });
  }
}
