import { CASTING_AND_SURFACE_NEEDS } from './casting-and-surface.js';
import { ELECTRONICS_AND_OTHER_NEEDS } from './electronics-and-others.js';
import { MACHINING_NEEDS } from './machining.js';
import { MOULD_AND_PLASTIC_NEEDS } from './moulds-and-plastics.js';
import { NAME_NEEDS } from './names.js';
import { SHEET_METAL_NEEDS } from './sheet-metal.js';

export type { Need, Query, QueryKind, QueryLanguage } from './need.js';

export const NEEDS = [
  ...MACHINING_NEEDS,
  ...SHEET_METAL_NEEDS,
  ...MOULD_AND_PLASTIC_NEEDS,
  ...CASTING_AND_SURFACE_NEEDS,
  ...ELECTRONICS_AND_OTHER_NEEDS,
  ...NAME_NEEDS,
];
