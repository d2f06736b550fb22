import type { Language } from '#vocabulary';

/** Something that waits for an answer, as the letter names it. */
export interface Waiting {
  /** The other organisation. */
  readonly name: string;
  /** What it is about: the need, and why the two fit or what the other says. */
  readonly about: string;
}

export interface DigestFacts {
  readonly person: string;
  readonly fair: string;
  readonly proposals: { readonly count: number; readonly first: readonly Waiting[] };
  /** `until` is when the request runs out, written for the reader. */
  readonly requests: {
    readonly count: number;
    readonly first: readonly (Waiting & { readonly until: string })[];
  };
  readonly proposalsLink: string;
  readonly requestsLink: string;
}

interface Words {
  readonly subject: (count: number, fair: string) => string;
  readonly hello: (name: string) => string;
  readonly proposals: (count: number) => string;
  readonly requests: (count: number) => string;
  readonly until: (day: string) => string;
  readonly more: (count: number) => string;
  readonly noThanks: string;
}

const WORDS: Readonly<Record<Language, Words>> = {
  en: {
    subject: (count, fair) =>
      `${count} ${count === 1 ? 'answer is' : 'answers are'} awaited from you: ${fair}`,
    hello: (name) => `Hello ${name},`,
    proposals: (count) => `Proposed meetings without your answer: ${count}`,
    requests: (count) => `Requests that wait for your answer: ${count}`,
    until: (day) => `until ${day}`,
    more: (count) => `and ${count} more`,
    noThanks: 'A “no thanks” is never shown to the other side.',
  },
  vi: {
    subject: (count, fair) => `${count} câu trả lời đang chờ bạn: ${fair}`,
    hello: (name) => `Chào ${name},`,
    proposals: (count) => `Cuộc gặp được đề xuất mà bạn chưa trả lời: ${count}`,
    requests: (count) => `Lời mời đang chờ bạn trả lời: ${count}`,
    until: (day) => `đến ${day}`,
    more: (count) => `và ${count} nữa`,
    noThanks: 'Câu trả lời “không, cảm ơn” không bao giờ được cho bên kia thấy.',
  },
  ja: {
    subject: (count, fair) => `${count} 件のご回答をお待ちしています：${fair}`,
    hello: (name) => `${name} 様`,
    proposals: (count) => `未回答の商談提案：${count} 件`,
    requests: (count) => `回答待ちの依頼：${count} 件`,
    until: (day) => `期限 ${day}`,
    more: (count) => `ほか ${count} 件`,
    noThanks: '「見送る」という回答が相手に表示されることはありません。',
  },
  ko: {
    subject: (count, fair) => `${count}건의 답변을 기다리고 있습니다: ${fair}`,
    hello: (name) => `${name} 님,`,
    proposals: (count) => `답변하지 않은 상담 제안: ${count}건`,
    requests: (count) => `답변을 기다리는 요청: ${count}건`,
    until: (day) => `${day}까지`,
    more: (count) => `외 ${count}건`,
    noThanks: '“괜찮습니다”라는 답변은 상대방에게 절대 표시되지 않습니다.',
  },
  zh: {
    subject: (count, fair) => `有 ${count} 项等待您答复：${fair}`,
    hello: (name) => `${name}，您好：`,
    proposals: (count) => `您尚未答复的会面建议：${count} 项`,
    requests: (count) => `等待您答复的请求：${count} 项`,
    until: (day) => `截至 ${day}`,
    more: (count) => `另有 ${count} 项`,
    noThanks: '“不用了”的答复绝不会显示给对方。',
  },
};

/** The letter that reminds a person of what they haven't answered. */
export function writeAnswerDigest(language: Language, facts: DigestFacts): { subject: string; text: string } {
  const words = WORDS[language];
  const { proposals, requests } = facts;
  const part = (title: string, lines: readonly string[], count: number, link: string) => [
    title,
    ...lines.map((line) => `  ${line}`),
    ...(count > lines.length ? [`  ${words.more(count - lines.length)}`] : []),
    `  ${link}`,
  ];
  const line = ({ name, about }: Waiting) => (about ? `${name} – ${about}` : name);
  const sections = [
    ...(requests.count > 0
      ? [
          part(
            words.requests(requests.count),
            requests.first.map((one) => `${line(one)} (${words.until(one.until)})`),
            requests.count,
            facts.requestsLink,
          ),
        ]
      : []),
    ...(proposals.count > 0
      ? [
          part(
            words.proposals(proposals.count),
            proposals.first.map(line),
            proposals.count,
            facts.proposalsLink,
          ),
        ]
      : []),
  ];
  return {
    subject: words.subject(proposals.count + requests.count, facts.fair),
    text: `${[words.hello(facts.person), ...sections.map((one) => one.join('\n')), words.noThanks].join('\n\n')}\n`,
  };
}
