import type { Block, Canvas } from '#printing';
import type { ActivityKind } from './activity.entity.js';

export const CERTIFICATE_LANGUAGES = ['vi', 'en'] as const;
export type CertificateLanguage = (typeof CERTIFICATE_LANGUAGES)[number];

/** What a certificate of attendance says. */
export interface AttendanceCertificate {
  /** By which it is found again: the year of the last session and the end of the participant's id. */
  readonly number: string;
  readonly person: string;
  readonly organisation: string;
  readonly kind: ActivityKind;
  /** Text by language. */
  readonly title: Readonly<Record<string, string>>;
  readonly place: string;
  readonly provider: string | null;
  readonly timeZone: string;
  readonly begins: Date;
  readonly ends: Date;
  readonly attended: number;
  readonly sessions: number;
}

const WORDS = {
  vi: {
    heading: 'GIẤY CHỨNG NHẬN THAM DỰ',
    certifies: 'Chứng nhận',
    of: 'Đơn vị:',
    kinds: {
      training: 'đã tham dự khóa đào tạo',
      consulting: 'đã tham gia chương trình tư vấn',
      workshop: 'đã tham dự hội thảo',
    },
    sessions: (attended: number, sessions: number) => `Tham dự ${attended}/${sessions} buổi`,
    place: 'Địa điểm',
    number: 'Số',
    check: 'Kiểm tra tại',
    signed: 'Đơn vị tổ chức',
  },
  en: {
    heading: 'CERTIFICATE OF ATTENDANCE',
    certifies: 'This certifies that',
    of: 'of',
    kinds: {
      training: 'attended the training course',
      consulting: 'took part in the consulting programme',
      workshop: 'attended the workshop',
    },
    sessions: (attended: number, sessions: number) =>
      `Came to ${attended} of ${sessions} ${sessions === 1 ? 'session' : 'sessions'}`,
    place: 'Place',
    number: 'No.',
    check: 'Check it at',
    signed: 'For the organiser',
  },
} as const;

const INK = '#15201d';
const PINE = '#0f5c4a';
const MUTED = '#5b6b66';
/** Of the drawing on a landscape A4 page with the margin of `CERTIFICATE_MARGIN`. */
const HEIGHT = 520;
export const CERTIFICATE_MARGIN = 34;

/** One page, drawn as a whole: long names get smaller type, long titles a second line. */
export function certificateBlocks(
  certificate: AttendanceCertificate,
  language: CertificateLanguage,
  checkedAt: string,
): Block[] {
  return [
    { kind: 'drawing', height: HEIGHT, draw: (canvas) => draw(canvas, certificate, language, checkedAt) },
  ];
}

function draw(
  canvas: Canvas,
  certificate: AttendanceCertificate,
  language: CertificateLanguage,
  checkedAt: string,
): void {
  const words = WORDS[language];
  const { width } = canvas;
  const inner = width - 120;
  const centred = { width: inner, align: 'center', color: INK } as const;
  canvas
    .rect(2, 2, width - 4, HEIGHT - 4, { stroke: PINE, lineWidth: 2, radius: 6 })
    .rect(9, 9, width - 18, HEIGHT - 18, { stroke: PINE, lineWidth: 0.5, radius: 4 })
    .text(words.heading, 60, 58, { ...centred, size: 26, bold: true, color: PINE, shrinkTo: 18 })
    .text(words.certifies, 60, 118, { ...centred, size: 13, color: MUTED })
    .text(certificate.person, 60, 144, { ...centred, size: 30, bold: true, shrinkTo: 14 })
    .text(`${words.of} ${certificate.organisation}`, 60, 192, { ...centred, size: 14, maxLines: 2 })
    .text(words.kinds[certificate.kind], 60, 242, { ...centred, size: 13, color: MUTED })
    .text(titleIn(certificate.title, language), 60, 266, { ...centred, size: 19, bold: true, maxLines: 2 })
    .text(`${daysOf(certificate, language)} · ${certificate.place}`, 60, 328, {
      ...centred,
      size: 12,
      maxLines: 2,
    })
    .text(words.sessions(certificate.attended, certificate.sessions), 60, 364, { ...centred, size: 12 })
    .line([width - 280, 462], [width - 70, 462], { stroke: MUTED, lineWidth: 0.7 })
    .text(certificate.provider ?? words.signed, width - 280, 468, {
      ...{ width: 210, align: 'center', size: 10, color: MUTED, maxLines: 2 },
    })
    .text(`${words.number} ${certificate.number}`, 70, 462, { size: 10, color: MUTED })
    .text(`${words.check} ${checkedAt}`, 70, 478, { size: 9, color: MUTED, width: width - 370, shrinkTo: 6 });
}

function titleIn(title: Readonly<Record<string, string>>, language: CertificateLanguage): string {
  return title[language] || title['vi'] || title['en'] || Object.values(title).find(Boolean) || '';
}

/** One day, or the first and the last, where it is held. */
function daysOf({ begins, ends, timeZone }: AttendanceCertificate, language: CertificateLanguage): string {
  const format = new Intl.DateTimeFormat(language === 'vi' ? 'vi-VN' : 'en-GB', {
    ...{ dateStyle: 'long', timeZone },
  });
  const [first, last] = [format.format(begins), format.format(ends)];
  return first === last ? first : `${first} – ${last}`;
}
