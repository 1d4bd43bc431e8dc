/**
 * Languages to tick, as BCP 47 tags; names come from `Intl`. The order follows who arrives in
 * the county (asylum statistics 2024, then the labour migration to the vineyards).
 */
export const spokenLanguages = [
  'ar',
  'uk',
  'tr',
  'ku',
  'ckb',
  'fa-AF',
  'fa',
  'ps',
  'ru',
  'ro',
  'pl',
  'bg',
  'so',
  'ti',
  'sq',
  'en',
  'fr',
] as const;

/**
 * @param code a tag from `spokenLanguages`
 * @param inLanguage BCP 47 tag of the reader's language
 * @returns the language's name for the reader, e.g. `Arabisch`
 */
export function languageName(code: string, inLanguage: string): string {
  return new Intl.DisplayNames([inLanguage], { type: 'language' }).of(code) ?? code;
}
