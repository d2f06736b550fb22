import { Injectable } from '@nestjs/common';
import type { Policy, Subject } from '#access';
import { MEDIA_TYPES, type MediaType } from '../domain/media-type.js';

export const DEFAULT_MAX_BYTES = 25 * 1_048_576;

/** What files are for: every domain library registers its purposes when the process starts. */
export interface FilePurpose {
  /** Stable, as it stands in addresses and records: `agreement-document`. */
  readonly name: string;
  /** At most this many bytes; DEFAULT_MAX_BYTES unless said. */
  readonly maxBytes?: number;
  /** Which types of content are taken; all of MEDIA_TYPES unless said. */
  readonly mediaTypes?: readonly MediaType[];
  /** Whether every download is written down: who, when. */
  readonly logsDownloads: boolean;
  /** Who may hand in a file for it, before it belongs to any record. */
  readonly uploads: Policy;
  /**
   * Whose the files of this purpose are, by file id: people of `organisationIds`, organisers of `fairIds`, the person
   * `personId` and, with `isPublic`, everybody may read one; staff may always. One that no record holds is left out,
   * and is then its uploader's alone. One look-up for many ids.
   */
  subjects(fileIds: readonly string[]): Promise<ReadonlyMap<string, Subject>>;
}

@Injectable()
export class FilePurposes {
  private readonly purposes = new Map<string, FilePurpose>();

  register(purpose: FilePurpose): void {
    if (this.purposes.has(purpose.name))
      throw new Error(`Two purposes of files are named "${purpose.name}".`);
    this.purposes.set(purpose.name, purpose);
  }

  find(name: string): FilePurpose | null {
    return this.purposes.get(name) ?? null;
  }
}

export function limitsOf(purpose: FilePurpose): { maxBytes: number; mediaTypes: readonly MediaType[] } {
  return { maxBytes: purpose.maxBytes ?? DEFAULT_MAX_BYTES, mediaTypes: purpose.mediaTypes ?? MEDIA_TYPES };
}
