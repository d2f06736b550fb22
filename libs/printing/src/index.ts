export type { Block, Cell, Column, Row, TextStyle } from './document/blocks.js';
export type { Canvas, CanvasTextStyle, Point, ShapeStyle } from './document/canvas.js';
export { type PrintOptions, printDocument } from './document/print.js';
export type { PrintLanguage } from './fonts/choose-piece.js';
