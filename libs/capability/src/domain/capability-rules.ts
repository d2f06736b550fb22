import { type InputProblem, InvalidInputError } from '#kernel';
import type { ConceptKind, Vocabulary } from '#vocabulary';
import type { CapacityUnit, EquipmentItem } from './capability.entity.js';

/** What people enter of a capability. */
export interface CapabilityDetails {
  title: string;
  description?: string | null;
  conceptIds: string[];
  toleranceUm?: number | null;
  partSizeMinMm?: number | null;
  partSizeMaxMm?: number | null;
  monthlyCapacity?: number | null;
  capacityUnit?: CapacityUnit | null;
  leadTimeDays?: number | null;
  minimumOrder?: number | null;
  equipment: EquipmentItem[];
}

/** What people enter of a certificate. */
export interface CertificateDetails {
  conceptId: string;
  number?: string | null;
  issuer?: string | null;
  issuedOn?: string | null;
  expiresOn?: string | null;
  scope?: string | null;
}

/** What a capability may be tagged with; certificates and equipment have places of their own. */
const CAPABILITY_KINDS: readonly ConceptKind[] = ['process', 'material', 'product', 'industry'];

/** Every rule that the details break, with the path of each field under `input`. */
export function capabilityProblems(details: CapabilityDetails, vocabulary: Vocabulary): InputProblem[] {
  const problems: InputProblem[] = [];
  const wrong = (path: string, message: string) =>
    problems.push({ path: ['input', ...path.split('.')], message });
  details.conceptIds.forEach((id, index) => {
    const message = conceptProblem(vocabulary, id, CAPABILITY_KINDS);
    if (message) wrong(`conceptIds.${index}`, message);
    else if (details.conceptIds.indexOf(id) < index) wrong(`conceptIds.${index}`, `"${id}" comes twice.`);
  });
  details.equipment.forEach(({ conceptId }, index) => {
    const message = conceptId && conceptProblem(vocabulary, conceptId, ['equipment']);
    if (message) wrong(`equipment.${index}.conceptId`, message);
  });
  const { toleranceUm, partSizeMinMm, partSizeMaxMm, monthlyCapacity, minimumOrder, capacityUnit } = details;
  if (isNumber(toleranceUm) && toleranceUm <= 0) wrong('toleranceUm', 'must be greater than 0');
  if (isNumber(partSizeMinMm) && isNumber(partSizeMaxMm) && partSizeMinMm > partSizeMaxMm) {
    wrong('partSizeMinMm', 'must not be greater than partSizeMaxMm');
  }
  if ((isNumber(monthlyCapacity) || isNumber(minimumOrder)) && !capacityUnit) {
    wrong('capacityUnit', 'is needed with a monthly capacity or a minimum order');
  }
  return problems;
}

export function certificateProblems(details: CertificateDetails, vocabulary: Vocabulary): InputProblem[] {
  const problems: InputProblem[] = [];
  const message = conceptProblem(vocabulary, details.conceptId, ['certificate']);
  if (message) problems.push({ path: ['input', 'conceptId'], message });
  if (details.issuedOn && details.expiresOn && details.expiresOn < details.issuedOn) {
    problems.push({ path: ['input', 'expiresOn'], message: 'must not be before issuedOn' });
  }
  return problems;
}

/** @throws InvalidInputError when there are any. */
export function refuseProblems(problems: InputProblem[]): void {
  if (problems.length > 0) throw new InvalidInputError(problems);
}

function conceptProblem(vocabulary: Vocabulary, id: string, kinds: readonly ConceptKind[]): string | null {
  const concept = vocabulary.byId(id);
  if (!concept) return `"${id}" is not a concept of the vocabulary.`;
  return kinds.includes(concept.kind) ? null : `"${id}" is not of the kind ${kinds.join(', ')}.`;
}

function isNumber(value: number | null | undefined): value is number {
  return typeof value === 'number';
}
