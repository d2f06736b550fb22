import { FairCost } from './domain/fair-cost.entity.js';
import { FrozenFile, FrozenRecord, FrozenReport } from './domain/frozen-report.entity.js';

export { FreezeReportService } from './application/freeze-report.service.js';
export { OfficialReportService } from './application/official-report.service.js';
export { limitedTo } from './application/report-audience.js';
export { ReportChangesService } from './application/report-changes.service.js';
export { ReportFilesService } from './application/report-files.service.js';
export { ReportService } from './application/report.service.js';
export { reportJson, reportText } from './application/report-text.js';
export type {
  AgreementFigure,
  FairFigure,
  ParticipationFigure,
  ProgrammeReport,
  ReportFilter,
} from './domain/report.js';
export { COST_KINDS, type CostKind } from './domain/fair-cost.entity.js';
export { fileHashes } from './domain/file-hashes.js';
export { FILE_FORMATS, type FileFormat } from './domain/frozen-report.entity.js';
export { contentHash, type OfficialContent } from './domain/official-content.js';
export { REPORT_LANGUAGES, type ReportLanguage } from './domain/spoken-figures.js';
export { ReportModule } from './report.module.js';
export { FairCost, FrozenFile, FrozenRecord, FrozenReport };
export const reportEntities = [FairCost, FrozenReport, FrozenRecord, FrozenFile];
