import { localeKeys, locales, type LocaleKey } from './locales.ts';

/** One language in the chooser. */
export interface LanguageChoice {
  key: LocaleKey;
  ownName: string;
  /** As readers of the page call it; its own name where that is the same. */
  readersName: string;
  germanName: string;
}

/** All languages for the chooser on a page in `locale`. */
export function languageChoices(locale: LocaleKey): LanguageChoice[] {
  const names = new Intl.DisplayNames(locales[locale].lang, { type: 'language', fallback: 'none' });
  return localeKeys.map((key) => {
    const { label, germanName, lang } = locales[key];
    const named = key === 'de-simple' ? undefined : names.of(lang);
    return { key, ownName: label, readersName: named ?? germanName, germanName };
  });
}
