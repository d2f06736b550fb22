import { FairCost } from './domain/fair-cost.entity.js';
import { FrozenFile, FrozenRecord, FrozenReport } from './domain/frozen-report.entity.js';

export { ReportService, limitedTo } from './application/report.service.js';
export { reportJson, reportText } from './application/report-text.js';
export type {
  AgreementFigure,
  FairFigure,
  ParticipationFigure,
  ProgrammeReport,
  ReportFilter,
} from './domain/report.js';
export { REPORT_LANGUAGES, type ReportLanguage } from './domain/spoken-figures.js';
export { ReportModule } from './report.module.js';
export { FairCost, FrozenFile, FrozenRecord, FrozenReport };
export const reportEntities = [FairCost, FrozenReport, FrozenRecord, FrozenFile];
