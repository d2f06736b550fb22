import type { TextStyle } from './blocks.js';

export type Point = readonly [x: number, y: number];

export interface ShapeStyle {
  readonly fill?: string;
  readonly stroke?: string;
  readonly lineWidth?: number;
  readonly dash?: number;
  /** 0 to 1 of the fill. */
  readonly opacity?: number;
}

export interface CanvasTextStyle extends TextStyle {
  /** Lines end here; without it there is one line. */
  readonly width?: number;
  /** At most so many lines; the last one ends in … then. */
  readonly maxLines?: number;
  /** One line of `width`: smaller type rather than a second line, down to this size. */
  readonly shrinkTo?: number;
}

export type CanvasStep =
  | { readonly kind: 'text'; readonly text: string; readonly at: Point; readonly style: CanvasTextStyle }
  | {
      readonly kind: 'path';
      readonly points: readonly Point[];
      readonly closed: boolean;
      readonly style: ShapeStyle;
    }
  | {
      readonly kind: 'rect';
      readonly at: Point;
      readonly size: Point;
      readonly radius: number;
      readonly style: ShapeStyle;
    }
  | { readonly kind: 'circle'; readonly at: Point; readonly radius: number; readonly style: ShapeStyle }
  | { readonly kind: 'qr'; readonly text: string; readonly at: Point; readonly size: number };

/**
 * What a drawing draws on: 0, 0 is its upper left corner. It notes the steps; they are carried out once the fonts that
 * they need are there.
 */
export class Canvas {
  readonly steps: CanvasStep[] = [];

  constructor(
    readonly width: number,
    readonly height: number,
  ) {}

  /** `y` is the upper edge of the first line. */
  text(text: string, x: number, y: number, style: CanvasTextStyle = {}): this {
    this.steps.push({ kind: 'text', text, at: [x, y], style });
    return this;
  }

  line(from: Point, to: Point, style: ShapeStyle = {}): this {
    return this.polyline([from, to], style);
  }

  polyline(points: readonly Point[], style: ShapeStyle = {}): this {
    this.steps.push({ kind: 'path', points, closed: false, style: { stroke: '#000000', ...style } });
    return this;
  }

  polygon(points: readonly Point[], style: ShapeStyle = {}): this {
    this.steps.push({ kind: 'path', points, closed: true, style });
    return this;
  }

  rect(
    x: number,
    y: number,
    width: number,
    height: number,
    style: ShapeStyle & { radius?: number } = {},
  ): this {
    this.steps.push({ kind: 'rect', at: [x, y], size: [width, height], radius: style.radius ?? 0, style });
    return this;
  }

  circle(x: number, y: number, radius: number, style: ShapeStyle = {}): this {
    this.steps.push({ kind: 'circle', at: [x, y], radius, style });
    return this;
  }

  /** A QR code with the quiet edge that scanners need inside `size`. */
  qr(text: string, x: number, y: number, size: number): this {
    this.steps.push({ kind: 'qr', text, at: [x, y], size });
    return this;
  }
}
