/** What one saved search has newly found. */
export interface DigestPart {
  readonly name: string;
  readonly link: string;
  /** Names of the first few new suppliers. */
  readonly suppliers: readonly string[];
  /** How many there are in all. */
  readonly count: number;
}

export interface Digest {
  readonly subject: string;
  readonly text: string;
}

interface Words {
  readonly subject: (count: number) => string;
  readonly hello: (name: string) => string;
  readonly intro: string;
  readonly more: (count: number) => string;
  readonly end: (link: string) => string;
}

const WORDS: Readonly<Record<'en' | 'vi', Words>> = {
  en: {
    subject: (count) =>
      count === 1 ? 'A new supplier for your searches' : `${count} new suppliers for your searches`,
    hello: (name) => `Hello ${name},`,
    intro: 'these suppliers are new in what you search for:',
    more: (count) => `and ${count} more`,
    end: (link) =>
      `You get such a letter once a day at most. Switch it off for any of your searches here:\n${link}`,
  },
  vi: {
    subject: (count) => `${count} nhà cung cấp mới cho các tìm kiếm của bạn`,
    hello: (name) => `Chào ${name},`,
    intro: 'có nhà cung cấp mới phù hợp với các tìm kiếm bạn đã lưu:',
    more: (count) => `và ${count} nhà cung cấp khác`,
    end: (link) =>
      `Bạn nhận nhiều nhất một thư như vậy mỗi ngày. Tắt thông báo của từng tìm kiếm tại đây:\n${link}`,
  },
};

/** The letter that tells a person of new matches; Vietnamese for who reads that, English for everybody else. */
export function writeDigest(
  person: { readonly name: string; readonly language: string },
  parts: readonly DigestPart[],
  listLink: string,
): Digest {
  const words = WORDS[person.language.startsWith('vi') ? 'vi' : 'en'];
  const sections = parts.map(({ name, link, suppliers, count }) => {
    const more = count > suppliers.length ? [`  ${words.more(count - suppliers.length)}`] : [];
    return [`${name} (${count})`, ...suppliers.map((supplier) => `  ${supplier}`), ...more, `  ${link}`].join(
      '\n',
    );
  });
  return {
    subject: words.subject(parts.reduce((sum, { count }) => sum + count, 0)),
    text: `${[words.hello(person.name), words.intro, ...sections, words.end(listLink)].join('\n\n')}\n`,
  };
}
