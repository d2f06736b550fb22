import makeQrCode from 'qrcode-generator';
import type { Line, Typesetter } from '../layout/typesetter.js';
import { LINE_HEIGHT } from '../layout/typesetter.js';
import type { Canvas, CanvasStep, Point, ShapeStyle } from './canvas.js';

const QUIET_MODULES = 4;

/** Carries out the steps of a canvas whose upper left corner is at `x`, `y` of the page. */
export function drawCanvas(
  pdf: PDFKit.PDFDocument,
  typesetter: Typesetter,
  canvas: Canvas,
  x: number,
  y: number,
): void {
  for (const step of canvas.steps) {
    if (step.kind === 'text') drawText(typesetter, step, x, y);
    else if (step.kind === 'qr') drawQr(pdf, step.text, x + step.at[0], y + step.at[1], step.size);
    else drawShape(pdf, step, x, y);
  }
}

/** A QR code as squares: sharp at every size. Its edge of four modules is part of `size`. */
export function drawQr(pdf: PDFKit.PDFDocument, text: string, x: number, y: number, size: number): void {
  const code = makeQrCode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  const module = size / (count + 2 * QUIET_MODULES);
  pdf.save().rect(x, y, size, size).fill('#ffffff');
  for (let row = 0; row < count; row++) {
    for (let column = 0; column < count; column++) {
      if (!code.isDark(row, column)) continue;
      // Neighbours in a row are one rectangle: no hairlines between them.
      let end = column;
      while (end + 1 < count && code.isDark(row, end + 1)) end++;
      pdf.rect(
        x + (column + QUIET_MODULES) * module,
        y + (row + QUIET_MODULES) * module,
        (end - column + 1) * module,
        module,
      );
      column = end;
    }
  }
  pdf.fill('#000000').restore();
}

function drawText(
  typesetter: Typesetter,
  { text, at, style }: Extract<CanvasStep, { kind: 'text' }>,
  x: number,
  y: number,
): void {
  let type = { size: style.size ?? 10, bold: style.bold, language: style.language };
  const single = (): Line[] => [{ text, width: typesetter.widthOf(text, type), context: text }];
  let lines: Line[];
  if (style.width === undefined) {
    lines = single();
  } else if (style.shrinkTo === undefined) {
    lines = typesetter.cutLines(text, type, style.width, style.maxLines ?? Infinity);
  } else {
    const needed = typesetter.widthOf(text, type);
    const size = Math.max(style.shrinkTo, Math.min(type.size, (type.size * style.width) / needed));
    type = { ...type, size };
    lines = typesetter.cutLines(text, type, style.width, style.maxLines ?? 1);
  }
  for (const [index, line] of lines.entries()) {
    const free = (style.width ?? 0) - line.width;
    const left = style.align === 'right' ? free : style.align === 'center' ? free / 2 : 0;
    const top = y + at[1] + index * type.size * LINE_HEIGHT;
    typesetter.drawLine(line, type, x + at[0] + left, top, style.color ?? '#000000');
  }
}

function drawShape(
  pdf: PDFKit.PDFDocument,
  step: Extract<CanvasStep, { kind: 'path' | 'rect' | 'circle' }>,
  x: number,
  y: number,
): void {
  pdf.save();
  if (step.kind === 'path') {
    const moved = step.points.map(([px, py]): Point => [x + px, y + py]);
    for (const [index, [px, py]] of moved.entries()) {
      if (index === 0) pdf.moveTo(px, py);
      else pdf.lineTo(px, py);
    }
    if (step.closed) pdf.closePath();
  } else if (step.kind === 'rect') {
    const [width, height] = step.size;
    if (step.radius > 0) pdf.roundedRect(x + step.at[0], y + step.at[1], width, height, step.radius);
    else pdf.rect(x + step.at[0], y + step.at[1], width, height);
  } else {
    pdf.circle(x + step.at[0], y + step.at[1], step.radius);
  }
  paint(pdf, step.style);
  pdf.restore();
}

function paint(pdf: PDFKit.PDFDocument, style: ShapeStyle): void {
  if (style.lineWidth !== undefined) pdf.lineWidth(style.lineWidth);
  if (style.dash !== undefined) pdf.dash(style.dash, { space: style.dash });
  if (style.opacity !== undefined) pdf.fillOpacity(style.opacity);
  if (style.fill && style.stroke) pdf.fillAndStroke(style.fill, style.stroke);
  else if (style.stroke) pdf.stroke(style.stroke);
  else pdf.fill(style.fill ?? '#000000');
}
