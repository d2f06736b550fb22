import type { CapabilityCondition, Condition } from '../condition.js';

export type QueryLanguage = 'vi' | 'en' | 'ja' | 'ko' | 'zh' | 'mixed';

/** What makes a query hard; Vietnamese ones also count by whether they bear diacritics. */
export type QueryKind =
  | 'typo'
  | 'number'
  | 'place'
  | 'certificate'
  | 'grade' // of a material: SUS304, ADC12
  | 'abbreviation'
  | 'name'
  | 'sentence';

export type Query = readonly [language: QueryLanguage, text: string, ...kinds: QueryKind[]];

/**
 * What a buyer needs, in words that people of the trade use, and which suppliers of the catalogue serve it: judged by
 * what they state, never by what a search engine returned.
 */
export interface Need {
  /** Grade 3: can do what is asked. */
  readonly fits: Condition;
  /** Grade 2: the core of it, or it can't be told from what is stated. */
  readonly partly?: Condition;
  /** Grade 1: near enough to be worth a look when there is nothing better. */
  readonly related?: Condition;
  readonly queries: readonly Query[];
}

const withKind =
  (kind: string) =>
  (...slugs: string[]): string[] =>
    slugs.map((slug) => `${kind}.${slug}`);
export const process = withKind('process');
export const material = withKind('material');
export const product = withKind('product');
export const machine = withKind('equipment');
export const industry = withKind('industry');

/** One capability that has something of each list. */
export function can(...concepts: readonly (readonly string[])[]): Condition {
  return { capability: { concepts } };
}

/** The same with figures. */
export function canWith(
  figures: Omit<CapabilityCondition, 'concepts'>,
  ...concepts: readonly (readonly string[])[]
): Condition {
  return { capability: { ...figures, concepts } };
}

export function all(...conditions: Condition[]): Condition {
  return { all: conditions };
}

export function any(...conditions: Condition[]): Condition {
  return { any: conditions };
}

export function certified(...slugs: string[]): Condition {
  return { certified: slugs.map((slug) => `certificate.${slug}`) };
}

export function inProvince(...provinces: string[]): Condition {
  return { provinces };
}

export const HANOI = '01';
export const THAI_NGUYEN = '19';
export const BAC_NINH = '24';
/** With what was Vĩnh Phúc until 2025. */
export const PHU_THO = '25';
/** With what was Hải Dương. */
export const HAI_PHONG = '31';
export const HUNG_YEN = '33';

export const MILLING = process('cnc-milling', 'five-axis-machining', 'high-speed-machining');
export const TURNING = process('cnc-turning', 'swiss-turning');
/** "CNC" without saying which. */
export const CNC = [...MILLING, ...TURNING, ...process('cnc-machining')];
export const GRINDING = process('cylindrical-grinding', 'profile-grinding');
export const CUTTING = [
  ...MILLING,
  ...TURNING,
  ...GRINDING,
  ...process('precision-machining', 'cnc-machining', 'machining', 'drilling'),
];
export const MACHINING_CENTRES = machine('machining-centre', 'five-axis-machining-centre');
export const LATHES = machine('cnc-lathe', 'swiss-lathe');
export const STAMPING = process('progressive-stamping', 'precision-stamping', 'blanking', 'deep-drawing');
export const SHEET_METAL = process('laser-cutting', 'bending');
export const WELDING = process('spot-welding', 'tig-welding');
export const INJECTION = process('injection-moulding', 'insert-moulding', 'two-shot-moulding');
export const PLATING = process('zinc-plating', 'electroless-nickel-plating', 'hard-chrome-plating');
export const COATING = [...PLATING, ...process('anodising', 'passivation', 'powder-coating')];
export const HEAT_TREATMENT = process(
  'vacuum-heat-treatment',
  'quenching-and-tempering',
  'carburising',
  'nitriding',
  'induction-hardening',
  'tempering',
);
export const CASTING = process('die-casting', 'sand-casting', 'shell-mould-casting');
export const EDM = process('wire-edm', 'die-sinking-edm');
export const PCB_ASSEMBLY = process('smt', 'pcb-assembly', 'through-hole-assembly');
export const RUBBER = process('rubber-moulding', 'compression-moulding', 'vulcanisation');
export const ALUMINIUM = material(
  'aluminium',
  'aluminium-6061',
  'aluminium-5052',
  'aluminium-7075',
  'adc12',
  'cast-aluminium',
);
export const STAINLESS = material('sus303', 'sus304', 'sus316');
export const STEEL = material(
  's45c',
  's50c',
  'ss400',
  'scm435',
  'scm440',
  'steel',
  'cold-rolled-steel',
  'galvanised-steel',
  'high-strength-steel',
  'free-cutting-steel',
  'case-hardening-steel',
);
