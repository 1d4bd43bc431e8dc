import { type LocaleKey } from '../../site/locales.ts';
import { type Piece } from './pieces.ts';
import { ownText } from './readable-text.ts';

/** German words that no sentence does without, and that are no words of our other languages. */
const stopWords = new Set(
  'und nicht ist sind Sie ein eine einen einem einer der das dem mit für auf wenn oder werden haben können müssen auch bei nach zum zur wir Ihr Ihre Ihnen sich dass dann aber noch kein keine'.split(
    ' ',
  ),
);
/** Two of them in one block are no accident. */
const ENOUGH = 2;
/** Shorter texts are the same in several languages: names, `E-Mail`, `Café`. */
const MIN_SAME = 13;

/** German that nobody translated and nobody marked. */
export function leftoverProblems(locale: LocaleKey, texts: readonly Piece[]): string[] {
  if (locale === 'de-simple') return [];
  return texts.flatMap((piece) => {
    const { where, german, isMarkup } = piece;
    const own = ownText(piece);
    if (
      german !== undefined &&
      own.length >= MIN_SAME &&
      (isMarkup ? own === ownText({ text: german, isMarkup }) : piece.text === german)
    ) {
      return [`${where}: is the German text: ${own.slice(0, 80)}`];
    }
    const found = new Set(own.match(/\p{L}+/gu)?.filter((word) => stopWords.has(word)));
    return found.size >= ENOUGH
      ? [`${where}: German words that are not marked: ${[...found].join(', ')}`]
      : [];
  });
}
