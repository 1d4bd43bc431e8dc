import { type LocaleKey } from '../../site/locales.ts';
import { type Piece } from './pieces.ts';
import { ownText } from './readable-text.ts';

const scripts: Partial<Record<LocaleKey, 'Cyrillic' | 'Arabic' | 'Ethiopic'>> = {
  uk: 'Cyrillic',
  ru: 'Cyrillic',
  bg: 'Cyrillic',
  ar: 'Arabic',
  fa: 'Arabic',
  ps: 'Arabic',
  ti: 'Ethiopic',
};

/**
 * Latin letters that look like Cyrillic ones; a word of these alone was typed on the wrong keys,
 * unless it is a Roman number, as in the name of a law, or a common short form.
 */
const lookAlike = /^(?!X$|V?III?$|I?[VX]$|AA$|CC$|IP$)[aceiopxyABCEHIKMOPTXäëïö]+$/;

const isOf = (script: string) => new RegExp(`\\p{Script=${script}}`, 'u');

/**
 * Letters of another script: look-alikes inside a word, and words of another script that are not
 * marked as German.
 */
export function scriptProblems(locale: LocaleKey, texts: readonly Piece[]): string[] {
  const script = scripts[locale] ?? 'Latin';
  const foreign = new RegExp(
    `(?!\\p{Script=${script}})(?!\\p{Script=Latin})(?!\\p{Script=Common})(?!\\p{Script=Inherited})\\p{L}`,
    'u',
  );
  return texts.flatMap((piece) => {
    const words = ownText(piece).match(/[\p{L}\p{M}\p{N}]+(-[A-Za-z]+)*/gu) ?? [];
    return words
      .filter(
        (word) =>
          !/\d/.test(word) &&
          (foreign.test(word) ||
            (script !== 'Latin' &&
              isOf('Latin').test(word) &&
              (isOf(script).test(word) || (script === 'Cyrillic' && lookAlike.test(word))))),
      )
      .map((word) => `${piece.where}: letters of another script in “${word}” (${codes(word)})`);
  });
}

const codes = (word: string) =>
  Array.from(word, (letter) => letter.codePointAt(0)?.toString(16) ?? '').join(' ');
