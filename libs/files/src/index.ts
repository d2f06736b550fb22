import { FileDownload, StoredFile } from './domain/stored-file.entity.js';

export { claimFile, releaseFile } from './application/claim-file.js';
export { DEFAULT_MAX_BYTES, FilePurposes, type FilePurpose } from './application/file-purposes.js';
export { FilesService } from './application/files.service.js';
export { OrphanFilesJob } from './application/orphan-files.job.js';
export { contentDisposition } from './domain/file-name.js';
export { MEDIA_TYPES, type MediaType } from './domain/media-type.js';
export { FilesModule } from './files.module.js';
export type { FilesSettings, S3Settings } from './files-settings.js';
export { storedFileLoader } from './graphql/stored-file.loader.js';
export {
  StoredFileModel,
  readersOf as fileReadersOf,
  toStoredFileModel,
} from './graphql/stored-file.model.js';
export { FileDownload, StoredFile };
export const filesEntities = [StoredFile, FileDownload];
