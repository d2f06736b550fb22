import i18next, { type BackendModule, type ResourceKey } from 'i18next';
import { initReactI18next } from 'react-i18next';

/** Languages of the screens, in the order of the switch; the texts of the others fall back to English. */
export const LANGUAGES = [
  { code: 'vi', name: 'Tiếng Việt' },
  { code: 'en', name: 'English' },
] as const;

/** Namespaces that every screen needs. */
const SHARED = ['common', 'enums', 'refusals'];
const STORAGE_KEY = 'fairmatch-language';

const files = import.meta.glob<ResourceKey>('../locales/*/*.json', { import: 'default' });

const bundled: BackendModule = {
  type: 'backend',
  init: () => undefined,
  read: (language, namespace, done) => {
    const load = files[`../locales/${language}/${namespace}.json`];
    if (!load) return done(new Error(`There are no texts ${namespace} in ${language}.`), null);
    load().then(
      (texts) => done(null, texts),
      (error: Error) => done(error, null),
    );
  },
};

/** What the person chose before, or the first language of the browser that we speak; Vietnamese otherwise. */
function firstLanguage(): string {
  const spoken = LANGUAGES.map(({ code }) => code as string);
  const wished = [localStorage.getItem(STORAGE_KEY), ...navigator.languages].map((tag) => tag?.split('-')[0]);
  return wished.find((code) => code && spoken.includes(code)) ?? 'vi';
}

export async function startTranslations(): Promise<void> {
  i18next.on('languageChanged', (language) => {
    document.documentElement.lang = language;
    localStorage.setItem(STORAGE_KEY, language);
  });
  await i18next
    .use(bundled)
    .use(initReactI18next)
    .init({
      lng: firstLanguage(),
      fallbackLng: 'en',
      supportedLngs: LANGUAGES.map(({ code }) => code),
      ns: SHARED,
      defaultNS: 'common',
      interpolation: { escapeValue: false },
      react: { useSuspense: true },
    });
}
