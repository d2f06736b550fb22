import { Recognition } from './domain/recognition.entity.js';

export {
  recognitionFigures,
  type RecognitionCount,
  type RecognitionFigures,
} from './application/recognition-figures.js';
export { RecognitionImport, productConcepts, type ImportReport } from './application/recognition-import.js';
export { RecognitionsService } from './application/recognitions.service.js';
export { RECOGNITION_KINDS, type RecognitionKind } from './domain/recognition.entity.js';
export { RecognitionModule } from './recognition.module.js';
export { Recognition };
export const recognitionEntities = [Recognition];
