import { distance } from 'fastest-levenshtein';
import { foldWord } from './fold-word.ts';
import { arabicStems, endingsBetween } from './stem-word.ts';

/** A word by which pages are found, with the forms in which people type it. */
export interface Entry {
  /** As it is shown. */
  spelling: string;
  /** The words for which Pagefind is asked: the word itself or, for a synonym, what it stands for. */
  ask: string[];
  folded: string;
  stems: string[];
}

/** A word of the site that somebody may have meant. */
export interface Match {
  entry: Entry;
  /** From 0 to 1: how sure it is that this word was meant. */
  weight: number;
  isTypo: boolean;
}

/** The weight of a word that was typed exactly. */
export const SAME = 1;

/** Prepares a word for look-ups. */
export function createEntry(spelling: string, ask: string[] = [spelling]): Entry {
  const folded = foldWord(spelling);
  return { spelling, ask, folded, stems: arabicStems(folded) };
}

/**
 * Finds the words of the site that somebody may have meant, the most likely ones first: the word
 * itself, another form of it, its beginning, a part of a compound, and last a misspelling.
 * @param typed one word
 */
export function lookUp(typed: string, vocabulary: readonly Entry[]): Match[] {
  const folded = foldWord(typed);
  if (!folded) return [];
  const stems = arabicStems(folded);
  const weighed = vocabulary.map((entry) => ({
    entry,
    weight: likeness(folded, stems, entry),
    isTypo: false,
  }));
  const isKnown = weighed.some(({ weight }) => weight === SAME);
  return weighed
    .map((match) => {
      const typo = isKnown ? 0 : typoLikeness(folded, match.entry.folded);
      return typo > match.weight ? { ...match, weight: typo, isTypo: true } : match;
    })
    .filter(({ weight }) => weight > 0)
    .sort((a, b) => b.weight - a.weight);
}

/** The words nearest to a typed one, for when no page has it. */
export function nearest(typed: string, vocabulary: readonly Entry[], count: number): string[] {
  const folded = foldWord(typed);
  return vocabulary
    .filter(({ folded: word }) => word.length > 3)
    .map((entry) => ({ entry, away: distance(folded, entry.folded) / folded.length }))
    .filter(({ away }) => away <= 0.5)
    .sort((a, b) => a.away - b.away)
    .slice(0, count)
    .map(({ entry }) => entry.spelling);
}

/**
 * Splits a compound that the site does not have into two words that it has, e.g. `Giftnotruf`.
 * @returns nothing if it cannot be split
 */
export function splitCompound(typed: string, vocabulary: readonly Entry[]): string[] {
  const folded = foldWord(typed);
  const words = new Map(vocabulary.map((entry) => [entry.folded, entry.spelling]));
  for (let length = folded.length - 3; length > 3; length -= 1) {
    const first = words.get(folded.slice(0, length)) ?? words.get(folded.slice(0, length - 1));
    const second = words.get(folded.slice(length));
    if (first && second) return [first, second];
  }
  return [];
}

function likeness(typed: string, stems: readonly string[], entry: Entry): number {
  const { folded } = entry;
  if (folded === typed) return SAME;
  const share = Math.min(typed.length, folded.length) / Math.max(typed.length, folded.length);
  if (stems.some((stem) => entry.stems.includes(stem))) return 0.7 + 0.2 * share;
  const endings = endingsBetween(typed, folded);
  if (endings !== undefined) return 0.9 - 0.1 * endings;
  if (typed.length > 2 && folded.startsWith(typed)) return 0.5 + 0.3 * share;
  if (typed.length > 3 && folded.includes(typed)) return 0.4 + 0.2 * share;
  if (folded.length > 4 && typed.includes(folded)) return 0.3 + 0.2 * share;
  return 0;
}

/** Short words bear no error, long ones two. */
function typoLikeness(typed: string, folded: string): number {
  const allowed = typed.length < 4 ? 0 : typed.length < 7 ? 1 : 2;
  if (Math.abs(folded.length - typed.length) > allowed) return 0;
  const errors = distance(typed, folded);
  const swapped = errors === 2 && sorted(typed) === sorted(folded);
  if (errors > allowed && !swapped) return 0;
  const start = folded.startsWith(typed.charAt(0)) ? 0 : 0.15;
  return 0.95 - ((swapped ? 1 : errors) * 1.2) / typed.length - start;
}

function sorted(word: string): string {
  return Array.from(word).sort().join('');
}
