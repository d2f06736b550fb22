import type { CapacityUnit, EquipmentItem } from '#capability';

/** What a buyer lays side by side, in the order in which it is asked. */
export const COMPARED = [
  'process',
  'material',
  'product',
  'industry',
  'tolerance',
  'part-size',
  'capacity',
  'lead-time',
  'minimum-order',
  'certificate',
  'equipment',
  'place',
  'language',
  'size',
  'ownership',
  'fair',
] as const;
export type Compared = (typeof COMPARED)[number];

/** The public facts of a supplier that are compared. */
export interface ComparedFacts {
  readonly organisation: {
    readonly id: string;
    readonly country: string;
    readonly provinceCode?: string | null;
    readonly zone?: { readonly id: string } | null;
    readonly languages: readonly string[];
    readonly size?: string | null;
    readonly ownership?: string | null;
  };
  /** Without those withdrawn. */
  readonly capabilities: readonly {
    readonly conceptIds: readonly string[];
    readonly toleranceUm?: number | null;
    readonly partSizeMinMm?: number | null;
    readonly partSizeMaxMm?: number | null;
    readonly monthlyCapacity?: number | null;
    readonly capacityUnit?: CapacityUnit | null;
    readonly leadTimeDays?: number | null;
    readonly minimumOrder?: number | null;
    readonly equipment: readonly EquipmentItem[];
  }[];
  /** Valid on the day of comparing. */
  readonly certificates: readonly { readonly id: string; readonly conceptId: string }[];
  /** At the fair for which it is compared; null when it isn't there. */
  readonly participation?: { readonly booth?: string | null } | null;
}

/** A figure, or a stretch from one to another; `unit` of capacities and orders alone. */
export interface ComparedFigure {
  readonly from: number | null;
  readonly to: number | null;
  readonly unit: CapacityUnit | null;
}

/** What one supplier says in a row; what a row isn't about stays empty. */
export interface ComparedCell {
  readonly conceptIds: readonly string[];
  readonly figures: readonly ComparedFigure[];
  readonly certificateIds: readonly string[];
  readonly equipment: readonly EquipmentItem[];
  /** Codes and names as they are kept: languages, size, ownership, booth. */
  readonly values: readonly string[];
  /** The best of the row where one figure is better than another; never when all are the same. */
  readonly isBest: boolean;
}

export interface ComparedRow {
  readonly kind: Compared;
  readonly cells: readonly ComparedCell[];
  /** Whether the suppliers differ here. */
  readonly isDifferent: boolean;
}

const NOTHING: ComparedCell = {
  conceptIds: [],
  figures: [],
  certificateIds: [],
  equipment: [],
  values: [],
  isBest: false,
};

/**
 * Lines up the facts of suppliers, row by row, cells in the order of the suppliers. A figure is the best that any
 * capability states, except that capacities are kept apart by unit and never added up: capabilities may share machines.
 */
export function compare(suppliers: readonly ComparedFacts[], withFair: boolean): ComparedRow[] {
  return COMPARED.filter((kind) => kind !== 'fair' || withFair).map((kind) => {
    const cells = markBest(
      kind,
      suppliers.map((facts) => ({ ...NOTHING, ...CELL_OF[kind](facts) })),
    );
    return { kind, cells, isDifferent: new Set(suppliers.map((facts) => keyOf(kind, facts))).size > 1 };
  });
}

type CellOf = (facts: ComparedFacts) => Partial<ComparedCell>;

const CELL_OF: Readonly<Record<Compared, CellOf>> = {
  process: conceptsOf('process'),
  material: conceptsOf('material'),
  product: conceptsOf('product'),
  industry: conceptsOf('industry'),
  tolerance: ({ capabilities }) => figure(null, least(capabilities.map(({ toleranceUm }) => toleranceUm))),
  'part-size': ({ capabilities }) => {
    const to = most(capabilities.map(({ partSizeMaxMm }) => partSizeMaxMm));
    return figure(least(capabilities.map(({ partSizeMinMm }) => partSizeMinMm)), to);
  },
  capacity: ({ capabilities }) =>
    byUnit(
      capabilities,
      ({ monthlyCapacity }) => monthlyCapacity,
      (values) => ({ from: null, to: most(values) }),
    ),
  'lead-time': ({ capabilities }) => {
    const days = capabilities.map(({ leadTimeDays }) => leadTimeDays);
    return figure(least(days), most(days));
  },
  'minimum-order': ({ capabilities }) =>
    byUnit(
      capabilities,
      ({ minimumOrder }) => minimumOrder,
      (values) => ({ from: least(values), to: null }),
    ),
  certificate: ({ certificates }) => ({ certificateIds: certificates.map(({ id }) => id) }),
  equipment: ({ capabilities }) => ({ equipment: capabilities.flatMap(({ equipment }) => equipment) }),
  place: () => ({}),
  language: ({ organisation }) => ({ values: [...organisation.languages].sort() }),
  size: ({ organisation }) => ({ values: organisation.size ? [organisation.size] : [] }),
  ownership: ({ organisation }) => ({ values: organisation.ownership ? [organisation.ownership] : [] }),
  // An empty text: it is there without a booth.
  fair: ({ participation }) => ({ values: participation ? [participation.booth ?? ''] : [] }),
};

/** Two suppliers with equal keys say the same. */
function keyOf(kind: Compared, facts: ComparedFacts): string {
  const { organisation, certificates } = facts;
  if (kind === 'place') {
    return JSON.stringify([organisation.country, organisation.provinceCode, organisation.zone?.id]);
  }
  if (kind === 'certificate') {
    return JSON.stringify([...new Set(certificates.map(({ conceptId }) => conceptId))].sort());
  }
  if (kind === 'fair') return String(Boolean(facts.participation));
  return JSON.stringify({ ...CELL_OF[kind](facts), certificateIds: [] });
}

function conceptsOf(kind: string): CellOf {
  return ({ capabilities }) => ({
    conceptIds: [...new Set(capabilities.flatMap(({ conceptIds }) => conceptIds))]
      .filter((id) => id.startsWith(`${kind}.`))
      .sort(),
  });
}

type Figure = number | null | undefined;

function byUnit(
  capabilities: ComparedFacts['capabilities'],
  valueOf: (capability: ComparedFacts['capabilities'][number]) => Figure,
  toFigure: (values: Figure[]) => Omit<ComparedFigure, 'unit'>,
): Partial<ComparedCell> {
  const stated = capabilities.filter(
    (capability) => capability.capacityUnit && (valueOf(capability) ?? null) !== null,
  );
  const units = [...new Set(stated.map(({ capacityUnit }) => capacityUnit!))].sort();
  return {
    figures: units.map((unit) => ({
      ...toFigure(stated.filter(({ capacityUnit }) => capacityUnit === unit).map(valueOf)),
      unit,
    })),
  };
}

function figure(from: number | null, to: number | null): Partial<ComparedCell> {
  return from === null && to === null ? {} : { figures: [{ from, to, unit: null }] };
}

function least(values: readonly Figure[]): number | null {
  const stated = values.filter((value) => value !== null && value !== undefined);
  return stated.length > 0 ? Math.min(...stated) : null;
}

function most(values: readonly Figure[]): number | null {
  const stated = values.filter((value) => value !== null && value !== undefined);
  return stated.length > 0 ? Math.max(...stated) : null;
}

/** Figures that every buyer wants small or large; negative where small is better. */
const WORTH: Partial<Record<Compared, (figure: ComparedFigure) => number | null>> = {
  tolerance: ({ to }) => (to === null ? null : -to),
  'part-size': ({ to }) => to,
  'lead-time': ({ from }) => (from === null ? null : -from),
};

function markBest(kind: Compared, cells: readonly ComparedCell[]): ComparedCell[] {
  const worthOf = WORTH[kind];
  if (!worthOf) return [...cells];
  const worths = cells.map(({ figures }) => (figures[0] ? worthOf(figures[0]) : null));
  const stated = worths.filter((worth) => worth !== null);
  const best = Math.max(...stated);
  // One alone, or all alike, is no winner.
  const isWon = stated.length > 1 && stated.some((worth) => worth !== best);
  return cells.map((cell, index) => ({ ...cell, isBest: isWon && worths[index] === best }));
}
