/** Languages of the vocabulary. */
export const LANGUAGES = ['vi', 'en', 'ja', 'ko', 'zh'] as const;

/** Stands for an abbreviation, which belongs to none. */
export const EVERY_LANGUAGE = 'every';

export const KINDS = ['PROCESS', 'MATERIAL', 'PRODUCT', 'EQUIPMENT', 'INDUSTRY', 'CERTIFICATE'] as const;
export type Kind = (typeof KINDS)[number];
