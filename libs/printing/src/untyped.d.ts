declare module 'subset-font' {
  /** Part of a font, or all of it in another format or at fixed axes. */
  export default function subsetFont(
    font: Uint8Array,
    text: string | undefined,
    options: {
      keepAllGlyphs?: boolean;
      keepFeatures?: string[];
      targetFormat?: 'sfnt' | 'woff' | 'woff2';
      variationAxes?: Record<string, number>;
    },
  ): Promise<Buffer>;
}

declare module 'linebreak' {
  /** Where the Unicode line breaking algorithm (UAX #14) lets a line end; `required` at a newline. */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { position: number; required: boolean } | null;
  }
}
