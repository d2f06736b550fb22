import { RequestError } from '../../api/request.js';

/** As the service takes them. */
export const LARGEST_DOCUMENT_BYTES = 25 * 1_048_576;
export const DOCUMENT_TYPES = 'application/pdf,image/png,image/jpeg,image/webp';

/** The file was refused for what it is; `code` and `reason` are the API's. */
export class RefusedFile extends Error {
  constructor(
    readonly code: string,
    readonly reason: string | null,
    message: string,
  ) {
    super(message);
    this.name = 'RefusedFile';
  }
}

const CODES: Record<number, string> = { 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN' };

/**
 * Hands in a file for a purpose; the operation that makes it part of a record comes next.
 * @returns its id
 * @throws RefusedFile, RequestError
 */
export async function uploadDocument(purpose: string, file: File): Promise<string> {
  if (file.size > LARGEST_DOCUMENT_BYTES)
    throw new RefusedFile('FILE_TOO_LARGE', null, 'A file has at most 25 MB.');
  let response: Response;
  try {
    response = await fetch(`/files/${purpose}`, {
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
  if (response.ok) return String(answer.fileId);
  const message = String(answer.message ?? response.statusText);
  if (typeof answer.code === 'string')
    throw new RefusedFile(answer.code, typeof answer.reason === 'string' ? answer.reason : null, message);
  throw new RequestError(CODES[response.status] ?? 'INTERNAL_SERVER_ERROR', message);
}
