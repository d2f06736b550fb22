import { useTranslation } from 'react-i18next';

interface Localized {
  language: string;
  text: string;
}

/** The text in the reader's language, or in English, or in whatever there is; null when there is none. */
export function textIn(texts: readonly Localized[] | null | undefined, language: string): Localized | null {
  if (!texts?.length) return null;
  const base = (tag: string) => tag.split('-')[0];
  return (
    texts.find((text) => base(text.language) === base(language)) ??
    texts.find((text) => base(text.language) === 'en') ??
    texts[0]!
  );
}

/** Picks texts for the person who reads. */
export function useTextIn(): (texts: readonly Localized[] | null | undefined) => string {
  const { i18n } = useTranslation();
  return (texts) => textIn(texts, i18n.language)?.text ?? '';
}
