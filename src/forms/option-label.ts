import { findMunicipality, placeName } from '../data/municipalities.ts';
import { trainingPlaces } from '../data/training-places.ts';
import { announcedLocaleKeys, isLocaleKey, locales, type LocaleKey } from '../site/locales.ts';
import type { StringKey } from '../i18n/strings.ts';
import type { FieldDescription } from './form.ts';
import { languageName } from './spoken-languages.ts';

/**
 * The text of one option in the reader's language: proper names from the data, languages from
 * `Intl`, everything else from the strings files as `field.<name>.<option>`.
 * @param lang BCP 47 tag of the reader's language
 * @param t finds a string by its key
 */
export function optionLabel(
  field: FieldDescription,
  option: string,
  lang: string,
  t: (key: StringKey) => string,
): string {
  switch (field.name) {
    case 'municipality': {
      const municipality = findMunicipality(option);
      return municipality ? placeName(municipality) : t(`${field.strings}.${option}` as StringKey);
    }
    case 'languages':
      return languageName(option, lang);
    case 'answerLanguage':
      return isLocaleKey(option) ? siteLanguageName(option, lang) : option;
    case 'places':
      return trainingPlaces.find(({ key }) => key === option)?.name ?? option;
    default:
      return t(`${field.strings}.${option}` as StringKey);
  }
}

/** `Intl` has no name for Leichte Sprache. */
function siteLanguageName(key: LocaleKey, lang: string): string {
  const { lang: tag, label } = locales[key];
  return announcedLocaleKeys.includes(key) ? languageName(tag, lang) : label;
}
