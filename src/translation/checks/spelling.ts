import { spawnSync } from 'node:child_process';
import type { LocaleKey } from '../../site/locales.ts';
import type { Piece } from './pieces.ts';
import { ownText } from './readable-text.ts';

/**
 * Languages with a dictionary that finds more than it invents (cspell-translations.json). Not
 * there: Arabic and Turkish, whose endings no list of words holds (2 of 100 good Arabic words
 * were reported); Persian, whose list is small and Iranian; and five languages without any.
 */
const dictionaryLocales: Partial<Record<LocaleKey, string>> = {
  en: 'en-GB',
  uk: 'uk',
  ru: 'ru',
  pl: 'pl',
  ro: 'ro',
  bg: 'bg',
};

/** Words that neither the dictionary nor `content/data/words/<key>.txt` knows. */
export function spellingProblems(locale: LocaleKey, texts: readonly Piece[]): string[] {
  const dictionary = dictionaryLocales[locale];
  if (!dictionary) return [];
  const own = texts.map((piece) => ({ ...piece, text: forDictionary(ownText(piece)) }));
  const { stdout, stderr, error } = spawnSync(
    'node_modules/.bin/cspell',
    [
      ...['stdin', '--config', 'cspell-translations.json', '--locale', dictionary],
      ...['--words-only', '--unique', '--no-progress', '--no-summary'],
    ],
    { encoding: 'utf8', input: own.map(({ text }) => text).join('\n\n'), maxBuffer: 2 ** 26 },
  );
  if (error) throw error;
  if (stderr.trim()) throw new Error(stderr);
  const unknown = [...new Set(stdout.split('\n').map((word) => word.trim()))].filter(Boolean);
  return unknown.map((word) => {
    const piece = own.find(({ text }) => text.includes(word));
    return `${piece?.where ?? locale}: unknown word: ${word}`;
  });
}

/** The dictionaries have typewriter apostrophes, and know no words that hide a soft hyphen. */
const forDictionary = (text: string) => text.replaceAll('’', "'").replaceAll('\u00AD', '');
