import type { OrganisationSize } from './organisation.entity.js';

/** The size class by employees in industry (Decree 80/2021/NĐ-CP, article 5). */
export function sizeOf(employees: number): OrganisationSize {
  if (employees <= 10) return 'micro';
  if (employees <= 100) return 'small';
  return employees <= 200 ? 'medium' : 'large';
}
