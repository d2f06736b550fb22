import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { encodeQR } from 'qr';

const WIDTH = 640;
const HEIGHT = 480;
/** Brightness of paper, ink, and of a hall in the background. */
const [WHITE, BLACK, GREY] = [235, 16, 120];
const MODULE = 6;

const FAKE = '--use-fake-device-for-media-stream';
/** Options of a browser whose owner doesn't let the page use the camera. */
export const REFUSED_CAMERA = [FAKE, '--use-fake-ui-for-media-stream=deny'];

/** A camera that films what it is shown: a picture as raw video, which a browser reads anew whenever it opens the camera. */
export class TestCamera {
  private readonly folder = mkdtempSync(join(tmpdir(), 'fairmatch-camera-'));
  private readonly file = join(this.folder, 'picture.y4m');

  constructor() {
    this.showNothing();
  }

  /** Of the browser that has it. */
  get options(): string[] {
    return [FAKE, '--use-fake-ui-for-media-stream', `--use-file-for-fake-video-capture=${this.file}`];
  }

  showNothing(): void {
    this.film(Buffer.alloc(WIDTH * HEIGHT, GREY));
  }

  /** A QR code in the middle of the picture; `torn` without its lower half. */
  show(text: string, { torn = false }: { torn?: boolean } = {}): void {
    const picture = Buffer.alloc(WIDTH * HEIGHT, GREY);
    const rows = encodeQR(text, 'raw', { ecc: 'medium', border: 3 });
    const size = rows.length * MODULE;
    const [left, top] = [(WIDTH - size) >> 1, (HEIGHT - size) >> 1];
    for (let y = 0; y < (torn ? size / 2 : size); y++) {
      for (let x = 0; x < size; x++) {
        const isDark = rows[Math.floor(y / MODULE)]![Math.floor(x / MODULE)];
        picture[(top + y) * WIDTH + left + x] = isDark ? BLACK : WHITE;
      }
    }
    this.film(picture);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private film(brightness: Buffer): void {
    const colours = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
    const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420jpeg\nFRAME\n`);
    writeFileSync(this.file, Buffer.concat([head, brightness, colours]));
  }
}
