import type { EN } from './en.js';

/** The sentences of one language: the same codes as in English, so that a language with a gap doesn't compile. */
export type Sentences = {
  readonly [Group in keyof typeof EN]: Readonly<Record<keyof (typeof EN)[Group], string>>;
};
