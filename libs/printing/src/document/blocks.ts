import type { PrintLanguage } from '../fonts/choose-piece.js';
import type { Canvas } from './canvas.js';

/** Lengths are points (1/72 inch), colours `#rrggbb`. */
export interface TextStyle {
  readonly size?: number;
  readonly bold?: boolean;
  readonly color?: string;
  readonly align?: 'left' | 'center' | 'right';
  /** Whose forms Chinese characters take, where the text itself doesn't say. */
  readonly language?: PrintLanguage;
}

export type Cell = string | ({ readonly text: string; readonly fill?: string } & TextStyle);

export interface Column {
  readonly title: string;
  /** The share of what fixed columns leave; 1 unless told. */
  readonly share?: number;
  /** A fixed width in points. */
  readonly width?: number;
  readonly align?: 'left' | 'center' | 'right';
}

/** A row, or a line across all columns that heads the rows below it. */
export type Row = readonly Cell[] | { readonly group: string };

/** What a document is made of, from top to bottom. */
export type Block =
  /** Begins a page, and its numbers anew. `header` stands above each of its pages. */
  | { readonly kind: 'section'; readonly header?: string; readonly headerRight?: string }
  | {
      readonly kind: 'heading';
      readonly level: 1 | 2 | 3;
      readonly text: string;
      readonly language?: PrintLanguage;
    }
  | ({ readonly kind: 'paragraph'; readonly text: string } & TextStyle)
  | {
      readonly kind: 'keyValues';
      readonly rows: readonly (readonly [string, string])[];
      readonly keyWidth?: number;
    }
  /** The head is repeated on every page; a row isn't split unless it is higher than a page. */
  | {
      readonly kind: 'table';
      readonly columns: readonly Column[];
      readonly rows: Iterable<Row> | AsyncIterable<Row>;
      readonly size?: number;
    }
  | { readonly kind: 'qr'; readonly text: string; readonly size?: number; readonly caption?: string }
  /** Shapes and text at places of one's own, in a rectangle as wide as the page's text. */
  | { readonly kind: 'drawing'; readonly height: number; readonly draw: (canvas: Canvas) => void }
  | { readonly kind: 'space'; readonly height: number }
  | { readonly kind: 'pageBreak' };
