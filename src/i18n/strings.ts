import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type germanStrings from '../../content/i18n/de.json';
import { defaultLocale, locales, type LocaleKey } from '../site/locales.ts';

/** A key of the strings files; German is the source and has them all. */
export type StringKey = keyof typeof germanStrings;

const loaded = new Map<LocaleKey, Record<string, string>>();

/**
 * Reads the strings file of a language. From disk, not by import, so that the list of
 * languages stays in one place; `netlify.toml` packs the files with the functions.
 */
export function stringsOf(locale: LocaleKey): Record<string, string> {
  let strings = loaded.get(locale);
  if (!strings) {
    const file = join(process.cwd(), 'content/i18n', `${locales[locale].lang}.json`);
    strings = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
    loaded.set(locale, strings);
  }
  return strings;
}

/** Looks up a string and fills its `{{placeholders}}`. */
export type Translate = (key: StringKey, values?: Record<string, string>) => string;

/**
 * The strings of one language for code outside Astro (functions and mails), with the same
 * `{{placeholder}}` syntax as Starlight's `Astro.locals.t`. i18next, which does that, would
 * add its weight to every function for one replacement.
 * @throws if a key is missing in that language and in German
 */
export function translator(locale: LocaleKey): Translate {
  return (key, values = {}) => {
    const text = stringsOf(locale)[key] ?? stringsOf(defaultLocale)[key];
    if (text === undefined) throw new Error(`content/i18n has no string "${key}"`);
    return text.replace(
      /\{\{(\w+)\}\}/g,
      (placeholder, name: string) => values[name] ?? placeholder,
    );
  };
}
