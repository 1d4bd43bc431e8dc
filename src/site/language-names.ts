import { mkdir, writeFile } from 'node:fs/promises';
import type { AstroIntegration } from 'astro';
import { stringsOf } from '../i18n/strings.ts';
import { languageChoices } from './language-choices.ts';
import { localeKeys, type LocaleKey } from './locales.ts';

/** What the language chooser loads when it opens. */
export interface LanguageNames {
  /** What the field that narrows the list is called. */
  label: string;
  /** For each language tag: the name in the reader's language, the German name. */
  names: Record<string, string[]>;
}

/** The names of all languages for readers of one of them. */
export function languageNames(reader: LocaleKey): LanguageNames {
  return {
    label: stringsOf(reader)['languageSelect.narrow'] ?? '',
    names: Object.fromEntries(
      languageChoices(reader).map((choice) => {
        const { lang, germanName, readerName, nativeName } = choice;
        // Its own name stands there already.
        return [lang, [readerName, germanName].map((name) => (name === nativeName ? '' : name))];
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
