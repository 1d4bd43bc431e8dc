import { intlTag } from '../i18n/format-date.ts';
import { localeKeys, locales, type Locale, type LocaleKey } from './locales.ts';

/** A language as a reader may look for it. */
export interface LanguageChoice {
  key: LocaleKey;
  lang: string;
  dir: Locale['dir'];
  /** By its own name, e.g. `العربية`. */
  nativeName: string;
  /** By its German name, which stands on forms: `Arabisch`. */
  germanName: string;
  /** By its name in the reader's language, in that language's letters. */
  readerName: string;
}

/** All languages that are offered, with the three names by which a list of them is narrowed. */
export function languageChoices(reader: LocaleKey): LanguageChoice[] {
  return localeKeys.map((key) => ({
    key,
    lang: locales[key].lang,
    dir: locales[key].dir,
    nativeName: locales[key].label,
    germanName: locales[key].germanName,
    readerName: nameFor(reader, key),
  }));
}

/**
 * What readers call a language. `Intl` has no name for Leichte Sprache, calls Kurmandschi only
 * Kurdish, and lacks some names in Somali or Tigrinya; then the German name stands there.
 */
export function nameFor(reader: LocaleKey, key: LocaleKey): string {
  const { label, lang, germanName }: Locale = locales[key];
  if (reader === key) return label;
  if (key === 'de-simple') return `${nameOf('de', reader) ?? 'Deutsch'}: ${label}`;
  const name = nameOf(lang, reader);
  if (!name) return germanName;
  return key === 'ku' && !/kurman/i.test(name) ? `${name} (Kurmancî)` : name;
}

function nameOf(lang: string, reader: LocaleKey): string | undefined {
  return new Intl.DisplayNames([intlTag(reader)], { type: 'language', fallback: 'none' }).of(lang);
}
