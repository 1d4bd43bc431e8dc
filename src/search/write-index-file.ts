import { foldWord, wordsOf } from './fold-word.ts';
import type { IndexFile } from './index-file.ts';

/** A page as Pagefind read it. */
export interface IndexedPage {
  id: string;
  slug: string;
  title: string;
  /** All of its text. */
  content: string;
}

/** A word of the pages, and what people type instead. */
export interface SynonymGroup {
  word: string;
  synonyms: readonly string[];
}

/**
 * Collects what the search of one language needs beside Pagefind's index.
 * @param pages all pages in that language
 * @param groups words with their synonyms; those whose word no page has are left out
 */
export function writeIndexFile(
  pages: readonly IndexedPage[],
  groups: readonly SynonymGroup[],
): IndexFile {
  const counts = new Map<string, number>();
  for (const { title, content } of pages) {
    const words = wordsOf(`${title} ${content}`).map((word) => word.toLowerCase());
    for (const word of new Set(words)) counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  // Numbers are found as they are typed.
  const words = [...counts.keys()].filter((word) => word.length > 1 && !/\d/.test(word)).sort();
  const isCommon = (word: string) => (counts.get(word) ?? 0) > pages.length / 2;
  return {
    pages: pages.map(({ id, slug, title }) => [id, slug, title]),
    words: words.join(' '),
    common: pages.length > 2 ? words.filter(isCommon).join(' ') : '',
    synonyms: synonymsIn(groups, new Set(words.map(foldWord))),
  };
}

function synonymsIn(
  groups: readonly SynonymGroup[],
  known: ReadonlySet<string>,
): Record<string, string> {
  const result: Record<string, string> = {};
  for (const { word, synonyms } of groups) {
    if (!wordsOf(word).every((part) => known.has(foldWord(part)))) continue;
    for (const synonym of synonyms) {
      const key = wordsOf(synonym).map(foldWord).join(' ');
      const before = result[key];
      result[key] = before ? `${before} ${word}` : word;
    }
  }
  return result;
}
