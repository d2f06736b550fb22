import { openAsBlob } from 'node:fs';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { S3mini } from 's3mini';
import { FileStore } from '../application/file-store.port.js';
import type { S3Settings } from '../files-settings.js';

/** An answer that takes longer is none. */
const TIMEOUT_MS = 60_000;

/** Files in a bucket of any store that speaks S3. A single PUT is whole or not there, so nothing is left unfinished. */
export class S3FileStore extends FileStore {
  private readonly client: S3mini;
  private readonly prefix: string;

  constructor({ endpoint, bucket, region, accessKeyId, secretAccessKey, prefix }: S3Settings) {
    super();
    this.prefix = prefix;
    this.client = new S3mini({
      ...{ accessKeyId, secretAccessKey, region, requestAbortTimeout: TIMEOUT_MS },
      endpoint: `${endpoint.replace(/\/$/, '')}/${bucket}`,
    });
  }

  async put(key: string, path: string, mediaType: string): Promise<void> {
    const content = await openAsBlob(path, { type: mediaType });
    const answer = await this.client.putObject(this.prefix + key, content, mediaType);
    if (!answer.ok) throw new Error(`The file store answered ${answer.status} to a PUT.`);
  }

  async open(key: string): Promise<Readable | null> {
    const answer = await this.client.getObjectResponse(this.prefix + key);
    if (!answer?.body) return null;
    return Readable.fromWeb(answer.body as ReadableStream);
  }

  async remove(key: string): Promise<void> {
    await this.client.deleteObject(this.prefix + key);
  }

  sweep(): Promise<void> {
    return Promise.resolve();
  }
}
