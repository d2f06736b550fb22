import { type DynamicModule, Global, Module } from '@nestjs/common';
import { ClamavScanner } from './adapters/clamav-scanner.js';
import { LocalFileStore } from './adapters/local-file-store.js';
import { S3FileStore } from './adapters/s3-file-store.js';
import { WorkerPdfReader } from './adapters/worker-pdf-reader.js';
import { FilePurposes } from './application/file-purposes.js';
import { FileStore } from './application/file-store.port.js';
import { FilesService } from './application/files.service.js';
import { OrphanFilesJob } from './application/orphan-files.job.js';
import { PdfReader } from './application/pdf-reader.port.js';
import { StoredFileSubjects } from './application/stored-file.subjects.js';
import { NoVirusScanner, VirusScanner } from './application/virus-scanner.port.js';
import type { FilesSettings } from './files-settings.js';
import { FileDownloadResolver, StoredFileResolver } from './graphql/stored-file.resolver.js';
import { FilesController } from './http/files.controller.js';

@Global()
@Module({})
export class FilesModule {
  static forRoot({ store, clamav }: FilesSettings): DynamicModule {
    return {
      module: FilesModule,
      controllers: [FilesController],
      providers: [
        FilePurposes,
        FilesService,
        OrphanFilesJob,
        StoredFileSubjects,
        StoredFileResolver,
        FileDownloadResolver,
        { provide: PdfReader, useClass: WorkerPdfReader },
        {
          provide: FileStore,
          useFactory: () => ('s3' in store ? new S3FileStore(store.s3) : new LocalFileStore(store.folder)),
        },
        {
          provide: VirusScanner,
          useFactory: () => (clamav ? new ClamavScanner(clamav) : new NoVirusScanner()),
        },
      ],
      exports: [FilePurposes, FilesService, OrphanFilesJob],
    };
  }
}
