import { ImportMapping, ImportProblem, ImportRun } from './domain/import-run.entity.js';

export { SupplierImportsService, type ImportWish } from './application/supplier-imports.service.js';
export { SUPPLIER_FIELDS, type ColumnMapping, type SupplierField } from './domain/supplier-fields.js';
export { LARGEST_FILE_BYTES } from './http/import.controller.js';
export { ImportModule } from './import.module.js';
export { ImportMapping, ImportProblem, ImportRun };
export const importEntities = [ImportRun, ImportProblem, ImportMapping];
