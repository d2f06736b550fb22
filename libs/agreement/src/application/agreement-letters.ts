import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import type { Viewer } from '#access';
import { addresseesOf } from '#directory';
import { PUBLIC_URL } from '#identity';
import { postMail } from '#notification';
import type { AgreementAudienceName } from '../domain/agreement-state.js';
import type { Agreement } from '../domain/agreement.entity.js';
import { staffAddresses } from './addresses.js';

export type LetterSubject = keyof (typeof WORDS)['en'];

/** Tells those concerned of a step, in their language. Letters are written in the caller's transaction. */
@Injectable()
export class AgreementLetters {
  constructor(@Inject(PUBLIC_URL) private readonly publicUrl: string) {}

  /** `agreement.parties` must be loaded. Whoever took the step, and the parties for which they speak, get none. */
  async tell(
    em: EntityManager,
    agreement: Agreement,
    {
      about,
      to,
      viewer,
      note,
    }: { about: LetterSubject; to: readonly AgreementAudienceName[]; viewer: Viewer; note?: string | null },
  ): Promise<void> {
    const partyIds = await partyIdsFor(em, agreement);
    const others = partyIds.filter((id) => !viewer.organisationIds.has(id));
    const parties = to.includes('parties') || to.includes('other-parties') ? others : [];
    const letters: { email: string; name: string; language: 'vi' | 'en' }[] =
      parties.length > 0 ? await addresseesOf(em, parties) : [];
    if (to.includes('staff')) letters.push(...(await staffAddresses(em)));
    const own = viewer.personId ? await emailOf(em, viewer.personId) : null;
    const written = new Set<string>(own ? [own.toLowerCase()] : []);
    for (const { email, name, language } of letters) {
      if (written.has(email.toLowerCase())) continue;
      written.add(email.toLowerCase());
      const words = WORDS[language];
      const { number, title } = agreement;
      await postMail(em, {
        to: email,
        subject: words[about].replace('{number}', number),
        text: [
          language === 'vi' ? `Kính gửi ${name},` : `Dear ${name},`,
          '',
          `${words[about].replace('{number}', number)}: ${title}`,
          ...(note ? ['', note] : []),
          '',
          `${this.publicUrl}/agreements/${agreement.id}`,
        ].join('\n'),
      });
    }
  }
}

async function emailOf(em: EntityManager, personId: string): Promise<string | null> {
  const [row]: { email: string }[] = await em.execute('select email from person where id = ?', [personId]);
  return row?.email ?? null;
}

async function partyIdsFor(em: EntityManager, agreement: Agreement): Promise<string[]> {
  const rows: { id: string }[] = await em.execute(
    'select organisation_id as id from agreement_party where agreement_id = ? order by position, id',
    [agreement.id],
  );
  return rows.map(({ id }) => id);
}

const WORDS = {
  en: {
    reported: 'Agreement {number} was reported: please confirm it or name your figure',
    confirmed: 'Agreement {number} was confirmed by the other party',
    disputed: 'Agreement {number}: the parties name different figures',
    resolved: 'Agreement {number}: staff have settled the figure',
    verified: 'Agreement {number} was verified against its document',
    revised: 'Agreement {number} was revised: please confirm it anew',
    amended: 'Agreement {number} was reported as an amendment: please confirm it',
    activated: 'Agreement {number} is being carried out',
    fulfilled: 'Agreement {number} was fulfilled',
    lapsed: 'Agreement {number} has lapsed',
    terminated: 'Agreement {number} was terminated',
    merged: 'Agreement {number} was merged with another record of the same deal',
  },
  vi: {
    reported: 'Thỏa thuận {number} vừa được báo cáo: xin xác nhận hoặc nêu số liệu của bạn',
    confirmed: 'Thỏa thuận {number} đã được bên kia xác nhận',
    disputed: 'Thỏa thuận {number}: hai bên nêu số liệu khác nhau',
    resolved: 'Thỏa thuận {number}: cán bộ đã chốt số liệu',
    verified: 'Thỏa thuận {number} đã được kiểm chứng theo văn bản',
    revised: 'Thỏa thuận {number} vừa được sửa: xin xác nhận lại',
    amended: 'Phụ lục {number} vừa được báo cáo: xin xác nhận',
    activated: 'Thỏa thuận {number} đang được thực hiện',
    fulfilled: 'Thỏa thuận {number} đã hoàn thành',
    lapsed: 'Thỏa thuận {number} đã hết hiệu lực',
    terminated: 'Thỏa thuận {number} đã chấm dứt',
    merged: 'Thỏa thuận {number} đã được gộp với một bản ghi khác của cùng giao dịch',
  },
} as const;
