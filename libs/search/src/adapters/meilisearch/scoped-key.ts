import { createHash } from 'node:crypto';
import { Meilisearch, MeilisearchApiError } from 'meilisearch';
import { codeOf } from './meili-tasks.js';

/** What the product does with its indexes, and nothing more: no keys, no dumps, no other indexes. */
export const KEY_ACTIONS = [
  'search',
  'documents.add',
  'documents.get',
  'documents.delete',
  'indexes.create',
  'indexes.get',
  'indexes.delete',
  'indexes.swap',
  'settings.update',
  'tasks.get',
] as const;

/**
 * The key for an installation, made by the master key. Asked again it gives the same one: its id follows from the
 * indexes and the rights, and its value from that and the master key.
 * @throws Error that says what to do, when the master key isn't right
 */
export async function createScopedKey(url: string, masterKey: string, indexPrefix: string): Promise<string> {
  const client = new Meilisearch({ host: url, apiKey: masterKey, timeout: 10_000 });
  const uid = uidOf(`${indexPrefix} ${KEY_ACTIONS.join(' ')}`);
  try {
    const made = await client.createKey({
      uid,
      name: `fairmatch ${indexPrefix}*`,
      description: 'Searching suppliers and keeping their indexes current',
      actions: [...KEY_ACTIONS],
      indexes: [`${indexPrefix}*`],
      expiresAt: null,
    });
    return made.key;
  } catch (error) {
    if (codeOf(error) === 'api_key_already_exists') return (await client.getKey(uid)).key;
    if (error instanceof MeilisearchApiError && [401, 403].includes(error.response.status)) {
      throw Object.assign(new Error(`MEILI_MASTER_KEY isn't the master key of ${url}: ${error.message}`), {
        code: 'WRONG_MASTER_KEY',
      });
    }
    throw error;
  }
}

/** A UUID that stands for a text. */
function uidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex').slice(0, 32).split('');
  hex[12] = '8';
  hex[16] = '8';
  return hex.join('').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}
