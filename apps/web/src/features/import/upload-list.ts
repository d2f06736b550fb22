import { RequestError } from '../../api/request.js';

/** The service takes no larger files. */
export const LARGEST_FILE_BYTES = 50 * 1_048_576;

/** The file can't be read as a table; `reason` says what is in the way. */
export class UnreadableFile extends Error {
  constructor(
    readonly reason: string,
    message: string,
  ) {
    super(message);
    this.name = 'UnreadableFile';
  }
}

const CODES: Record<number, string> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN' };

/**
 * Sends a list as it is; the import waits until somebody says what its columns mean.
 * @returns the id of the import.
 * @throws UnreadableFile, RequestError
 */
export async function uploadList(file: File): Promise<string> {
  if (file.size > LARGEST_FILE_BYTES) throw new UnreadableFile('too-large', 'A file has at most 50 MB.');
  let response: Response;
  try {
    response = await fetch('/import/suppliers', {
      method: 'POST',
      headers: {
        'content-type': 'application/octet-stream',
        'x-file-name': encodeURIComponent(file.name),
      },
      body: file,
    });
  } catch {
    throw new RequestError('NETWORK', 'The service cannot be reached.');
  }
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (response.ok) return String(answer.importId);
  const message = String(answer.message ?? response.statusText);
  if (response.status === 413) throw new UnreadableFile('too-large', message);
  if (answer.code === 'UNREADABLE_FILE') throw new UnreadableFile(String(answer.reason), message);
  throw new RequestError(CODES[response.status] ?? 'INTERNAL_SERVER_ERROR', message);
}
