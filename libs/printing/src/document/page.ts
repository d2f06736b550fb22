import { Typesetter } from '../layout/typesetter.js';
import type { PrintOptions } from './print.js';

const QUIET = { size: 8, color: '#5b6b66' };
/** Between the running header and what stands below it, and likewise above the footer. */
const BAND = 20;

/** The sheet that is being filled: where the next thing goes, and what stands above and below the text of each page. */
export class Page {
  readonly left: number;
  readonly width: number;
  y = 0;
  private header = '';
  private headerRight = '';
  private firstOfSection = 0;
  private pages = 0;

  constructor(
    readonly pdf: PDFKit.PDFDocument,
    readonly typesetter: Typesetter,
    private readonly options: PrintOptions,
    private readonly margin: number,
  ) {
    const [width] = sizeOf(options);
    this.left = margin;
    this.width = width - 2 * margin;
  }

  get top(): number {
    return this.margin + (this.header || this.headerRight ? BAND : 0);
  }

  get bottom(): number {
    const [, height] = sizeOf(this.options);
    return height - this.margin - (this.options.footer === undefined ? 0 : BAND);
  }

  get atTop(): boolean {
    return this.pages > 0 && this.y <= this.top;
  }

  /** Ends the pages before it: their numbers are known now, and they leave the memory. */
  async beginSection(header = '', headerRight = ''): Promise<void> {
    await this.endSection();
    this.header = header;
    this.headerRight = headerRight;
    this.add();
  }

  add(): void {
    this.pdf.addPage();
    this.pages++;
    this.y = this.top;
  }

  /** A new page when `height` isn't left on this one, and this one isn't empty. */
  need(height: number): boolean {
    if (this.pages === 0) {
      this.add();
      return true;
    }
    if (this.y + height <= this.bottom || this.atTop) return false;
    this.add();
    return true;
  }

  async endSection(): Promise<void> {
    const total = this.pages - this.firstOfSection;
    if (total === 0) return;
    const { footer } = this.options;
    for (let index = 0; index < total; index++) {
      this.pdf.switchToPage(this.firstOfSection + index);
      if (this.header) await this.put(this.header, this.margin, 'left');
      if (this.headerRight) await this.put(this.headerRight, this.margin, 'right');
      if (this.header || this.headerRight) {
        const y = this.margin + QUIET.size * 1.6;
        this.pdf
          .save()
          .moveTo(this.left, y)
          .lineTo(this.left + this.width, y);
        this.pdf.lineWidth(0.5).stroke('#c9d2cf').restore();
      }
      if (footer !== undefined) {
        const y = this.bottom + BAND - QUIET.size * 1.42;
        await this.put(footer, y, 'left');
        await this.put(this.numberOf(index + 1, total), y, 'right');
      }
    }
    this.pdf.flushPages();
    this.firstOfSection = this.pages;
  }

  private numberOf(page: number, total: number): string {
    return this.options.pageNumber?.(page, total) ?? `${page} / ${total}`;
  }

  private async put(text: string, y: number, side: 'left' | 'right'): Promise<void> {
    await this.typesetter.prepare(text, QUIET);
    const most = this.width * (side === 'left' ? 0.72 : 0.26);
    const [line] = this.typesetter.cutLines(text, QUIET, most, 1);
    const x = side === 'left' ? this.left : this.left + this.width - line!.width;
    this.typesetter.drawLine(line!, QUIET, x, y, QUIET.color);
  }
}

const A4 = [595.28, 841.89] as const;

/** Width and height in points. */
export function sizeOf({ size, landscape }: PrintOptions): readonly [number, number] {
  const [width, height] = size ?? A4;
  return landscape ? [height, width] : [width, height];
}
