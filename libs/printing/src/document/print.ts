import { PassThrough, type Readable } from 'node:stream';
import { setTimeout } from 'node:timers/promises';
import Pdf from 'pdfkit';
import type { PrintLanguage } from '../fonts/choose-piece.js';
import { LINE_HEIGHT, Typesetter } from '../layout/typesetter.js';
import type { Block, TextStyle } from './blocks.js';
import { Canvas } from './canvas.js';
import { drawCanvas, drawQr } from './draw-canvas.js';
import { Page, sizeOf } from './page.js';
import { printTable } from './print-table.js';

export interface PrintOptions {
  readonly title: string;
  /** Of the document; also whose forms Chinese characters take where nothing else says it. */
  readonly language?: PrintLanguage;
  /** Stands below each page, with its number beside it; without it there is no number either. */
  readonly footer?: string;
  /** How a number is written; "2 / 5" unless told. Numbers begin anew in each section. */
  readonly pageNumber?: (page: number, pages: number) => string;
  /** Width and height in points; A4 unless told. */
  readonly size?: readonly [number, number];
  readonly landscape?: boolean;
  /** On all sides, in points. */
  readonly margin?: number;
  /** When it says that it was made; given, the same blocks make the same bytes. */
  readonly createdAt?: Date;
  /** For programs that read the file: they find it unpacked. */
  readonly keywords?: string;
}

const HEADINGS = { 1: 18, 2: 13, 3: 11 } as const;
const INK = '#15201d';
/** What a slow reader lets pile up before the printing waits for it. */
const MOST_BUFFERED_BYTES = 1_000_000;

/**
 * Prints blocks as a PDF. Pages are sent section by section, while the next are made; so a document of one section is
 * sent as a whole. Text of Latin, Vietnamese, Greek, Cyrillic, Japanese, Korean and Chinese stands in embedded parts of
 * Noto Sans; what none of them can draw is a question mark. An error of `blocks` ends the stream with it.
 */
export function printDocument(
  options: PrintOptions,
  blocks: Iterable<Block> | AsyncIterable<Block>,
): Readable {
  const margin = options.margin ?? 42;
  const pdf = new Pdf({
    size: [...sizeOf(options)],
    // Nothing is laid out by the library: its own margins would break pages by themselves.
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    lang: options.language,
    displayTitle: true,
    info: {
      Title: options.title,
      Creator: 'Fairmatch',
      ...(options.createdAt && { CreationDate: options.createdAt }),
      ...(options.keywords && { Keywords: options.keywords }),
    },
    // Otherwise the library's default font would be part of every document.
    font: null as never,
  });
  const sent = pdf.pipe(new PassThrough());
  const page = new Page(pdf, new Typesetter(pdf, options.language), options, margin);
  const print = async () => {
    for await (const block of blocks) {
      while (pdf.readableLength > MOST_BUFFERED_BYTES && !sent.destroyed) await setTimeout(20);
      if (sent.destroyed) return;
      await printBlock(page, block);
    }
    page.need(0);
    await page.endSection();
    pdf.end();
  };
  print().catch((error: Error) => sent.destroy(error));
  return sent;
}

async function printBlock(page: Page, block: Block): Promise<void> {
  switch (block.kind) {
    case 'section':
      return page.beginSection(block.header, block.headerRight);
    case 'heading': {
      const size = HEADINGS[block.level];
      if (!page.atTop) page.y += size * 0.6;
      await printText(
        page,
        block.text,
        { size, bold: true, language: block.language },
        size * LINE_HEIGHT * 2,
      );
      page.y += size * 0.25;
      return;
    }
    case 'paragraph':
      await printText(page, block.text, block, 0);
      page.y += (block.size ?? 10) * 0.4;
      return;
    case 'keyValues':
      return printKeyValues(page, block.rows, block.keyWidth ?? page.width * 0.28);
    case 'table':
      return printTable(page, block);
    case 'qr': {
      const size = block.size ?? 96;
      page.need(size + (block.caption ? 16 : 0));
      drawQr(page.pdf, block.text, page.left, page.y, size);
      page.y += size + 4;
      if (block.caption) await printText(page, block.caption, { size: 8 }, 0);
      return;
    }
    case 'drawing': {
      const canvas = new Canvas(page.width, block.height);
      block.draw(canvas);
      for (const step of canvas.steps) {
        if (step.kind === 'text') await page.typesetter.prepare(step.text, step.style);
      }
      page.need(block.height);
      drawCanvas(page.pdf, page.typesetter, canvas, page.left, page.y);
      page.y += block.height;
      return;
    }
    case 'space':
      page.y += block.height;
      return;
    case 'pageBreak':
      page.add();
  }
}

/** @param keep height that has to be left below it on the page, so that a heading never ends one */
async function printText(page: Page, text: string, style: TextStyle, keep: number): Promise<void> {
  const type = { size: style.size ?? 10, bold: style.bold, language: style.language };
  await page.typesetter.prepare(text, type);
  const lines = page.typesetter.lines(text, type, page.width);
  page.need(type.size * LINE_HEIGHT + keep);
  for (const line of lines) {
    page.need(type.size * LINE_HEIGHT);
    const free = page.width - line.width;
    const indent = style.align === 'right' ? free : style.align === 'center' ? free / 2 : 0;
    page.typesetter.drawLine(line, type, page.left + indent, page.y, style.color ?? INK);
    page.y += type.size * LINE_HEIGHT;
  }
}

async function printKeyValues(
  page: Page,
  rows: readonly (readonly [string, string])[],
  keyWidth: number,
): Promise<void> {
  const keyType = { size: 9 };
  const type = { size: 10 };
  for (const [key, value] of rows) {
    await page.typesetter.prepare(key, keyType);
    await page.typesetter.prepare(value, type);
    const keys = page.typesetter.lines(key, keyType, keyWidth - 8);
    const values = page.typesetter.lines(value, type, page.width - keyWidth);
    page.need(Math.max(keys.length, values.length) * type.size * LINE_HEIGHT);
    const top = page.y;
    for (const [index, line] of keys.entries()) {
      page.typesetter.drawLine(
        line,
        keyType,
        page.left,
        top + 1 + index * type.size * LINE_HEIGHT,
        '#5b6b66',
      );
    }
    for (const [index, line] of values.entries()) {
      const y = top + index * type.size * LINE_HEIGHT;
      page.typesetter.drawLine(line, type, page.left + keyWidth, y, INK);
    }
    page.y = top + Math.max(keys.length, values.length) * type.size * LINE_HEIGHT + 2;
  }
  page.y += 6;
}
