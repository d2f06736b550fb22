import { Programme, ProgrammeTarget } from './domain/programme.entity.js';

export {
  countTargets,
  countedRecordsSql,
  targetRecords,
  type CountRequest,
  type TargetCount,
  type TargetRecord,
} from './application/count-targets.js';
export { ProgrammesService, type ProgrammeDetails } from './application/programmes.service.js';
export { targetProgress, type TargetProgress } from './application/target-progress.js';
export {
  DEFINITION_TEXTS,
  TARGET_DEFINITIONS,
  spanOf,
  type DefinitionText,
  type TargetDefinition,
  type TargetUnit,
} from './domain/definitions.js';
export { TargetModule } from './target.module.js';
export { Programme, ProgrammeTarget };
export const targetEntities = [Programme, ProgrammeTarget];
