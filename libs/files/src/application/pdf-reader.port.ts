/** Opens PDFs, to tell whether anybody could. */
export abstract class PdfReader {
  /** What is wrong with a PDF; null when it opens without a password and has a page. Never throws, whatever is in it. */
  abstract faultOf(content: Buffer): Promise<'damaged' | 'encrypted' | null>;
}
