import { sentences, words } from './plain-text.ts';

/** How hard a text is to read. */
export interface Readability {
  words: number;
  /** Words in a sentence, on average. */
  sentenceLength: number;
  /** Björnsson's LIX: sentence length plus the share of words with more than six letters. */
  lix: number;
  /** Amstad's Flesch for German: 180 − sentence length − 58.5 × syllables in a word. */
  flesch: number;
}

/**
 * Groups of vowels, with German diphthongs as one. No npm package counts German syllables;
 * the hyphenation packages find fewer, as they never split off a single letter.
 */
export function syllables(word: string): number {
  const groups = word.toLowerCase().match(/ai|ei|au|äu|eu|ie|oo|ee|aa|ui|[aeiouyäöüé]/g);
  return Math.max(1, groups?.length ?? 0);
}

/** @param blocks paragraphs, list items and so on; headings and tables are better left out */
export function readability(blocks: readonly string[]): Readability {
  const all = blocks.flatMap(sentences);
  const list = all.flatMap(words);
  const long = list.filter((word) => word.length > 6).length;
  const sentenceLength = list.length / all.length;
  const perWord = list.reduce((sum, word) => sum + syllables(word), 0) / list.length;
  return {
    words: list.length,
    sentenceLength,
    lix: sentenceLength + (100 * long) / list.length,
    flesch: 180 - sentenceLength - 58.5 * perWord,
  };
}
