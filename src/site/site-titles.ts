import { stringsOf } from '../i18n/strings.ts';
import { localeKeys, locales } from './locales.ts';

/** The site's name for each language tag, as Starlight's `title` wants it. */
export const siteTitles = Object.fromEntries(
  localeKeys.map((locale) => [locales[locale].lang, stringsOf(locale)['site.title'] ?? '']),
);
