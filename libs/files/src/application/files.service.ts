import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EntityManager } from '@mikro-orm/postgresql';
import { Injectable } from '@nestjs/common';
import { AccessDeniedError, SubjectRegistry, type Viewer, policyContext } from '#access';
import { Transactions, currentActor } from '#database';
import { Clock, NotFoundError } from '#kernel';
import { cleanFileName } from '../domain/file-name.js';
import {
  FileInfectedError,
  FileTooLargeError,
  FileTypeError,
  TooManyUploadsError,
  UnreadableFileError,
} from '../domain/files.errors.js';
import { type MediaType, isWhole, mediaTypeOf } from '../domain/media-type.js';
import { FileDownload, StoredFile } from '../domain/stored-file.entity.js';
import { type FilePurpose, FilePurposes, limitsOf } from './file-purposes.js';
import { FileStore } from './file-store.port.js';
import { PdfReader } from './pdf-reader.port.js';
import { VirusScanner } from './virus-scanner.port.js';

/** An upload that no record has claimed is removed after this long. */
const UNCLAIMED_HOURS = 24;
/** As many unclaimed uploads may a person have. */
export const MOST_UNCLAIMED = 100;

/** Takes files in and gives them out. What they belong to is their domain's: see claimFile and FilePurpose. */
@Injectable()
export class FilesService {
  constructor(
    private readonly em: EntityManager,
    private readonly transactions: Transactions,
    private readonly registry: SubjectRegistry,
    private readonly purposes: FilePurposes,
    private readonly store: FileStore,
    private readonly scanner: VirusScanner,
    private readonly pdfs: PdfReader,
    private readonly clock: Clock,
  ) {}

  /**
   * Takes a file from a person and gives its id, for the operation that makes it part of a record (within a day).
   * The stream is read no further than the limit of the purpose; a file that is refused leaves nothing behind.
   * @throws NotFoundError for an unknown purpose, AccessDeniedError, FileTooLargeError, FileTypeError,
   *   UnreadableFileError, FileInfectedError, ScannerAwayError, TooManyUploadsError
   */
  async upload(viewer: Viewer, purposeName: string, name: string, content: Readable): Promise<string> {
    const purpose = this.purpose(purposeName);
    const { subject } = policyContext(viewer, this.registry);
    if (!(await purpose.uploads.allows({ viewer, args: {}, parent: undefined, subject })))
      throw new AccessDeniedError(purpose.uploads.description, viewer.personId !== null);
    const unclaimed = await this.em
      .fork()
      .count(StoredFile, { uploadedById: viewer.personId, keepUntil: { $ne: null } });
    if (unclaimed >= MOST_UNCLAIMED) throw new TooManyUploadsError(MOST_UNCLAIMED);
    return this.keep(purposeName, name, content, viewer.personId);
  }

  /**
   * Keeps a file without asking who may: for what the product itself makes (then without `uploadedById`), to be claimed
   * like any other.
   * @throws as `upload`
   */
  async keep(
    purposeName: string,
    name: string,
    content: Readable,
    uploadedById: string | null = null,
  ): Promise<string> {
    const purpose = this.purpose(purposeName);
    const folder = await mkdtemp(join(tmpdir(), 'fairmatch-upload-'));
    try {
      const path = join(folder, 'content');
      const { size, sha256 } = await receive(content, path, limitsOf(purpose).maxBytes);
      const mediaType = await this.examine(purpose, path);
      const verdict = await this.scanner.scan(path);
      if (!verdict.clean) throw new FileInfectedError(verdict.signature);
      // The row is committed before the bytes: whatever happens in between, the row says what to clear away.
      const keepUntil = new Date(this.clock.nowDate().getTime() + UNCLAIMED_HOURS * 3_600_000);
      const id = await this.transactions.run(async (em) => {
        const file = em.create(StoredFile, {
          ...{ name: cleanFileName(name), mediaType, size, sha256, keepUntil, uploadedById },
          purpose: purposeName,
        });
        await em.flush();
        return file.id;
      });
      await this.store.put(id, path, mediaType);
      await this.transactions.run(async (em) => {
        const file = await em.findOneOrFail(StoredFile, { id });
        file.storedAt = this.clock.nowDate();
      });
      return id;
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }

  /**
   * A file's bytes for somebody who may have them, which the caller has made sure of; logged where its purpose says so,
   * before the first byte.
   * @throws NotFoundError
   */
  async download(id: string, viewer: Viewer): Promise<{ file: StoredFile; content: Readable }> {
    const file = await this.em.fork().findOne(StoredFile, { id, storedAt: { $ne: null } });
    const content = file && (await this.store.open(id));
    if (!content) throw new NotFoundError('file', id);
    if (this.purposes.find(file.purpose)?.logsDownloads) {
      await this.transactions.run(async (em) => {
        em.create(FileDownload, {
          ...{ fileId: id, fileName: file.name, purpose: file.purpose },
          ...{ personId: viewer.personId, requestId: currentActor().requestId },
        });
      });
    }
    return { file, content };
  }

  /** The whole content of a file, for the product itself; null when it isn't there. Nothing is logged. */
  async read(id: string): Promise<Buffer | null> {
    const content = await this.store.open(id);
    return content && Buffer.concat(await content.toArray());
  }

  private purpose(name: string): FilePurpose {
    const purpose = this.purposes.find(name);
    if (!purpose) throw new NotFoundError('purpose of files', name);
    return purpose;
  }

  private async examine(purpose: FilePurpose, path: string): Promise<MediaType> {
    const content = await readFile(path);
    if (content.length === 0) throw new UnreadableFileError('empty');
    const { mediaTypes } = limitsOf(purpose);
    const mediaType = mediaTypeOf(content);
    if (!mediaType || !mediaTypes.includes(mediaType)) throw new FileTypeError(mediaTypes);
    if (!isWhole(content, mediaType)) throw new UnreadableFileError('truncated');
    if (mediaType === 'application/pdf') {
      const fault = await this.pdfs.faultOf(content);
      if (fault) throw new UnreadableFileError(fault);
    }
    return mediaType;
  }
}

/** Writes a stream to a file, counting and hashing; ends it at the byte that is too many. */
async function receive(
  content: Readable,
  path: string,
  maxBytes: number,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  const meter = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length;
      if (size > maxBytes) return done(new FileTooLargeError(maxBytes));
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(content, meter, createWriteStream(path));
  return { size, sha256: hash.digest('hex') };
}
