import { RequestError } from './request.js';

/** The file was refused for what it is; `code` and `reason` are the API's. */
export class RefusedFile extends RequestError {
  constructor(
    code: string,
    message: string,
    readonly reason: string | null = null,
  ) {
    super(code, message);
    this.name = 'RefusedFile';
  }
}

/** What an answer means that names no code. */
const CODES: Record<number, string> = { 400: 'BAD_USER_INPUT', 401: 'UNAUTHENTICATED', 403: 'FORBIDDEN' };

interface Limits {
  bytes: number;
  /** What a larger file is refused with. */
  message: string;
}

/**
 * Sends a file as it is, to an address that takes files.
 * @returns what the service says of it
 * @throws RefusedFile, RequestError
 */
export async function sendFile<Answer>(path: string, file: File, limits?: Limits): Promise<Answer> {
  if (limits && file.size > limits.bytes) throw new RefusedFile('FILE_TOO_LARGE', limits.message);
  let response: Response;
  try {
    response = await fetch(path, {
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
  // What stands in between answers with a page, not with JSON.
  const answer = (await response.json().catch(() => ({}))) as Record<string, unknown>;
  if (response.ok) return answer as Answer;
  const message = String(answer.message ?? response.statusText);
  if (response.status === 413) throw new RefusedFile('FILE_TOO_LARGE', message);
  if (typeof answer.code === 'string')
    throw new RefusedFile(answer.code, message, typeof answer.reason === 'string' ? answer.reason : null);
  throw new RequestError(CODES[response.status] ?? 'INTERNAL_SERVER_ERROR', message);
}

/** What becomes part of a record: papers and pictures of them. */
export const PAPER_TYPES = 'application/pdf,image/png,image/jpeg,image/webp';

/**
 * Hands in a paper for a purpose; the operation that makes it part of a record comes next.
 * @returns the id of the file
 * @throws RefusedFile, RequestError
 */
export async function handInPaper(purpose: string, file: File): Promise<string> {
  const { fileId } = await sendFile<{ fileId: string }>(`/files/${purpose}`, file, {
    bytes: 25 * 1_048_576,
    message: 'A file has at most 25 MB.',
  });
  return fileId;
}
