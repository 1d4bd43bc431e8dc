import { mkdir, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { stringsOf } from '../i18n/strings.ts';
import { localeKeys, locales, type LocaleKey } from './locales.ts';

/** What the language chooser loads when it opens. */
export interface LanguageNames {
  /** What the field that narrows the list is called. */
  label: string;
  /** For each language tag: the name in the reader's language, the German name. */
  names: Record<string, [string, string]>;
}

/** The names of all languages for readers of one of them. */
export function languageNames(reader: LocaleKey): LanguageNames {
  const known = new Intl.DisplayNames(locales[reader].lang, { type: 'language', fallback: 'none' });
  return {
    label: stringsOf(reader)['languageSelect.narrow'] ?? '',
    names: Object.fromEntries(
      localeKeys.map((key) => {
        const { lang, germanName } = locales[key];
        const name = key === 'de-simple' ? undefined : known.of(lang);
        return [lang, [name ?? germanName, germanName]];
      }),
    ),
  };
}

/** Writes the names beside the built pages, which stay lighter without them. */
export function languageNameFiles(): AstroIntegration {
  return {
    name: 'language-names',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const folder = new URL('language-names/', dir);
        await mkdir(folder, { recursive: true });
        for (const key of localeKeys) {
          await writeFile(new URL(`${key}.json`, folder), JSON.stringify(languageNames(key)));
        }
      },
    },
  };
}
