import { loadModule } from 'cld3-asm';
import { locales, type LocaleKey } from '../../site/locales.ts';
import { type Piece } from './pieces.ts';
import { ownText } from './readable-text.ts';

/**
 * Fewer letters say too little: names and German places then weigh more than the sentence. Measured
 * on our own pages; CLD3 told all sixteen languages apart in sentences of 40 letters and more,
 * where franc, eld and tinyld took Kurmanji, Somali, Russian or Albanian for others.
 */
const MIN_LETTERS = 60;
const MIN_PROBABILITY = 0.95;

/** CLD3 does not know Tigrinya and says Amharic, which has the same script. */
const detectedAs: Partial<Record<LocaleKey, string>> = { fa: 'fa', ti: 'am', 'de-simple': 'de' };

/** Blocks that are written in another language. */
export async function languageProblems(
  locale: LocaleKey,
  texts: readonly Piece[],
): Promise<string[]> {
  const detector = (await loadModule()).create(0, 2000);
  try {
    const expected = detectedAs[locale] ?? locales[locale].lang;
    return texts.flatMap((piece) => {
      const own = ownText(piece).replaceAll(/[^\p{L}\p{M}\p{P}\s]/gu, ' ');
      if ((own.match(/\p{L}/gu)?.length ?? 0) < MIN_LETTERS) return [];
      const { language, probability } = detector.findLanguage(own);
      return (language as string) === expected || probability < MIN_PROBABILITY
        ? []
        : [`${piece.where}: looks like ${language}: ${own.slice(0, 80)}`];
    });
  } finally {
    detector.dispose();
  }
}
