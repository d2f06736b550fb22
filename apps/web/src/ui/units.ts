import type { Format } from '../i18n/use-format.js';

/** Micrometres as engineers write a tolerance: 10 is "±0.01 mm". */
export function tolerance(format: Format, micrometres: number): string {
  return `±${format.decimal(micrometres / 1000, 3)} mm`;
}

/** Millimetres as written on drawings; metres from two metres on. */
export function length(format: Format, millimetres: number): string {
  return millimetres >= 2000
    ? `${format.decimal(millimetres / 1000, 2)} m`
    : `${format.number(millimetres)} mm`;
}
