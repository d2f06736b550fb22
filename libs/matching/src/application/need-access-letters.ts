import type { EntityManager } from '@mikro-orm/postgresql';
import { Inject, Injectable } from '@nestjs/common';
import { announce } from '#database';
import { addresseesOf } from '#directory';
import { PUBLIC_URL } from '#identity';
import { postMail } from '#notification';
import type { NeedAccess } from '../domain/need-document.entity.js';

type Occasion = keyof (typeof WORDS)['en'];

/** Tells the buyer that a supplier asks for documents, and the supplier what the buyer decided: by letter and live. */
@Injectable()
export class NeedAccessLetters {
  constructor(@Inject(PUBLIC_URL) private readonly publicUrl: string) {}

  /** Written in the caller's transaction. `access` must be loaded with its need, the need's buyer and its organisation. */
  async tell(em: EntityManager, access: NeedAccess, occasion: Occasion): Promise<void> {
    const need = access.need.getEntity();
    const [supplier, buyer] = [access.organisation.getEntity(), need.buyer.getEntity()];
    const [to, other] = occasion === 'asked' ? [buyer, supplier] : [supplier, buyer];
    for (const { email, name, language } of await addresseesOf(em, [to.id])) {
      const subject = WORDS[language][occasion].replace('{other}', () => other.displayName);
      await postMail(em, {
        ...{ to: email, subject },
        text: [
          language === 'vi' ? `Kính gửi ${name},` : `Dear ${name},`,
          '',
          `${subject}: ${need.title}`,
          '',
          `${this.publicUrl}/needs/${need.id}`,
        ].join('\n'),
      });
    }
    await announce(em, 'need-access.changed', { needId: need.id, organisationIds: [buyer.id, supplier.id] });
  }
}

const WORDS = {
  en: {
    asked: '{other} has accepted your non-disclosure terms and asks to see your documents',
    allowed: '{other} shows you its documents',
    refused: '{other} does not show you its documents',
    withdrawn: '{other} no longer shows you its documents',
  },
  vi: {
    asked: '{other} đã chấp nhận cam kết bảo mật và xin xem tài liệu của bạn',
    allowed: '{other} cho bạn xem tài liệu',
    refused: '{other} không cho bạn xem tài liệu',
    withdrawn: '{other} thôi cho bạn xem tài liệu',
  },
} as const;
