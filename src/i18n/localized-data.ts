import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { defaultLocale, locales, type Locale, type LocaleKey } from '../site/locales.ts';
import { staleKeys } from '../translation/lists.ts';

/** Lists of short texts that stand in one file for each language. */
export type DataFolder = 'facts' | 'glossary' | 'phones' | 'phrases';

/** An entry in the reader's language or, where that is missing, in German. */
export type Localized<Entry> = Entry &
  Pick<Locale, 'lang' | 'dir'> & {
    /** The German entry has changed since this one was translated. */
    isStale: boolean;
  };

/**
 * Reads `content/<folder>/<lang>.json`: a list of entries with a `key` each. German has them
 * all; another language repeats the keys, and what it lacks is taken from German and says so by
 * its `lang` and `dir`.
 * @throws if a file breaks the schema or a language has a key that German does not have
 */
export function localizedData<Entry extends { key: string }>(
  folder: DataFolder,
  locale: LocaleKey,
  schema: z.ZodType<Entry>,
): Localized<Entry>[] {
  const german = readEntries(folder, defaultLocale, schema);
  const own = new Map(
    locale === defaultLocale
      ? []
      : readEntries(folder, locale, schema).map((entry) => [entry.key, entry]),
  );
  const stale = staleKeys(folder, locale);
  const keys = new Set(german.map(({ key }) => key));
  const unknown = [...own.keys()].filter((key) => !keys.has(key));
  if (unknown.length > 0) {
    throw new Error(
      `content/${folder}/${locales[locale].lang}.json: unknown key ${unknown.join()}`,
    );
  }
  return german.map((entry) => {
    const translated = own.get(entry.key);
    const { lang, dir } = locales[translated ? locale : defaultLocale];
    return { ...(translated ?? entry), lang, dir, isStale: !!translated && stale.has(entry.key) };
  });
}

function readEntries<Entry extends { key: string }>(
  folder: DataFolder,
  locale: LocaleKey,
  schema: z.ZodType<Entry>,
): Entry[] {
  const name = `content/${folder}/${locales[locale].lang}.json`;
  const file = join(process.cwd(), name);
  if (!existsSync(file)) return [];
  const result = z.array(schema).safeParse(JSON.parse(readFileSync(file, 'utf8')));
  if (!result.success) throw new Error(`${name}: ${z.prettifyError(result.error)}`);
  const keys = result.data.map(({ key }) => key);
  const twice = keys.filter((key, index) => keys.indexOf(key) !== index);
  if (twice.length > 0) throw new Error(`${name}: the key ${twice.join()} stands there twice`);
  return result.data;
}
