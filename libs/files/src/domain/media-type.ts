/** What people may hand in: papers and pictures of them, of which none runs in a browser. */
export const MEDIA_TYPES = ['application/pdf', 'image/png', 'image/jpeg', 'image/webp'] as const;
export type MediaType = (typeof MEDIA_TYPES)[number];

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const PNG_END = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
const JPEG = Buffer.from([0xff, 0xd8, 0xff]);
const JPEG_END = Buffer.from([0xff, 0xd9]);
/** The specification lets a PDF begin within this many bytes, and end within as many before the end. */
const PDF_SLACK = 1024;
/** Cameras append padding and trailers to a picture. */
const PICTURE_SLACK = 65_536;

/** The type that a file's content shows, whatever its name says; null when it is none of ours. */
export function mediaTypeOf(content: Buffer): MediaType | null {
  if (content.subarray(0, 8).equals(PNG)) return 'image/png';
  if (content.subarray(0, 3).equals(JPEG)) return 'image/jpeg';
  if (content.toString('latin1', 0, 4) === 'RIFF' && content.toString('latin1', 8, 12) === 'WEBP')
    return 'image/webp';
  if (content.subarray(0, PDF_SLACK).includes('%PDF-')) return 'application/pdf';
  return null;
}

/**
 * Whether the end that the format promises is there: what was cut off on its way is not whole. A PDF may still be
 * broken inside, which takes a parser to tell.
 */
export function isWhole(content: Buffer, mediaType: MediaType): boolean {
  switch (mediaType) {
    case 'application/pdf': {
      const end = content.subarray(-PDF_SLACK);
      return end.includes('%%EOF') && content.includes('startxref');
    }
    case 'image/png':
      return content.subarray(-PICTURE_SLACK).includes(PNG_END);
    case 'image/jpeg':
      return content.subarray(-PICTURE_SLACK).includes(JPEG_END);
    case 'image/webp':
      return content.length >= 12 && content.length >= content.readUInt32LE(4) + 8;
  }
}
