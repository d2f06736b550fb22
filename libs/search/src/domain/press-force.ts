import type { EquipmentItem } from '#capability';
import { type Vocabulary, findConcepts } from '#vocabulary';
import { foldedText } from './folded-text.js';
import { parseNumber } from './numbers.js';

/** Machines that are told apart by the force with which they close. */
const FORCEFUL = [
  'equipment.mechanical-press',
  'equipment.hydraulic-press',
  'equipment.forging-press',
  'equipment.press-brake',
  'equipment.turret-punch-press',
  'equipment.injection-moulding-machine',
  'equipment.rubber-press',
  'equipment.die-casting-machine',
];

/** A space parts the machine's model from its force rather than thousands. */
const TONNES = new RegExp(
  `(?<![\\d.,])(\\d+(?:[.,]\\d+)*) ?(?:(t|tf|tan|tons?|tonnes?)(?![a-z0-9])|(トン|톤|吨|噸)|(kn)(?![a-z0-9]))`,
  'g',
);

export const KILONEWTONS_PER_TONNE = 9.806_65;
const STRONGEST_T = 100_000;

/** The force in tonnes of the strongest machine, as far as its name says it: "Aida 600T", "máy ép 850 tấn", "6300 kN". */
export function pressForceOf(equipment: readonly EquipmentItem[], vocabulary: Vocabulary): number | null {
  const forces = equipment
    .filter((item) => isForceful(item, vocabulary))
    .flatMap(({ name, maker }) => forcesIn(`${maker ?? ''} ${name}`));
  return forces.length > 0 ? Math.max(...forces) : null;
}

function isForceful({ name, conceptId }: EquipmentItem, vocabulary: Vocabulary): boolean {
  const ids = conceptId ? [conceptId] : findConcepts(name, vocabulary).spans.map((span) => span.conceptId);
  return ids.some(
    (id) => vocabulary.has(id) && FORCEFUL.some((broad) => vocabulary.broaderClosure(id).has(broad)),
  );
}

function forcesIn(text: string): number[] {
  return Array.from(foldedText(text).text.matchAll(TONNES), ([, number, , , kilonewtons]) => {
    const value = parseNumber(number!) ?? 0;
    return Math.round(kilonewtons ? value / KILONEWTONS_PER_TONNE : value);
  }).filter((force) => force >= 1 && force <= STRONGEST_T);
}
