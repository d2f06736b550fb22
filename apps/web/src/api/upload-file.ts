import { RequestError } from './request.js';

/** What the service's answer to an upload means; see the refusals of the same names. */
const CODES: Record<number, string> = {
  401: 'UNAUTHENTICATED',
  403: 'FORBIDDEN',
  413: 'FILE_TOO_LARGE',
  415: 'FILE_TYPE',
  422: 'UNREADABLE_FILE',
};

/** Hands in a file for a purpose; gives its id, for the operation that makes it part of a record. @throws RequestError */
export async function uploadFile(purpose: string, file: File): Promise<string> {
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
  throw new RequestError(
    CODES[response.status] ?? 'INTERNAL_SERVER_ERROR',
    String(answer.message ?? response.statusText),
  );
}
