import { foldWord, wordsOf } from './fold-word.ts';
import type { IndexFile } from './index-file.ts';
import {
  createEntry,
  lookUp,
  nearest,
  SAME,
  splitCompound,
  type Entry,
  type Match,
} from './look-up.ts';
import { rankPages, type Found, type RankedPage, type TermHits } from './rank-pages.ts';

/** A page that Pagefind found for one word. */
export interface Answer {
  /** Pagefind's id of the page. */
  id: string;
  score: number;
  /** Loads the page's text and cuts a piece out of it, with marks around the word. */
  data(): Promise<{ excerpt: string }>;
}

/** Asks Pagefind for one word. */
export type Ask = (word: string) => Promise<Answer[]>;

/** The pages for a query, best first. */
export interface Findings {
  pages: Found[];
  /** Words that were searched instead of misspelt ones. */
  instead: string[];
}

/** The search of one language. */
export interface Searcher {
  /** @throws if Pagefind or a part of its index cannot be loaded */
  find(query: string): Promise<Findings>;
  /** Whether a word of the query stands in the pages as it was typed, or is a synonym. */
  knows(query: string): boolean;
  /** Words to try if nothing was found. */
  suggest(query: string): string[];
}

/** How many words of the site may stand for one typed word. */
const WORDS_ASKED = 6;
/**
 * With so many pages for a word, less likely ones are not asked for: each of them may load another
 * 30 KB of Pagefind's index.
 */
const ENOUGH_PAGES = 4;

/** Builds the search of one language from the file that the build wrote. */
export function createSearcher(file: IndexFile, ask: Ask): Searcher {
  const vocabulary = vocabularyOf(file);
  const common = new Set(file.common.split(' '));
  const pages = new Map(file.pages.map(([id, slug, title]) => [id, createPage(slug, title)]));
  const asked = new Map<string, Promise<Answer[]>>();

  function askOnce(word: string): Promise<Answer[]> {
    const answer = asked.get(word) ?? ask(word).then((found) => demandPages(word, found));
    asked.set(word, answer);
    return answer;
  }

  async function findTerm(term: string): Promise<TermHits> {
    const matches = lookUp(term, vocabulary).slice(0, WORDS_ASKED);
    const hits: TermHits = { entries: [], pages: new Map() };
    for (const { entry, weight } of matches) {
      // What was typed exactly, a word or its synonym, is always asked for.
      if (weight < SAME && hits.pages.size >= ENOUGH_PAGES) break;
      const answers = (await Promise.all(entry.ask.map(askOnce))).flat();
      for (const answer of answers) addHit(hits, answer, weight);
      hits.entries.push(entry);
    }
    return hits;
  }

  return {
    async find(query) {
      const terms = termsOf(query, file, vocabulary, common);
      const results = await Promise.all(terms.map(findTerm));
      return {
        pages: rankPages(results, pages),
        instead: terms.flatMap((term) => correctionOf(lookUp(term, vocabulary))),
      };
    },
    knows: (query) =>
      termsOf(query, file, vocabulary, common).some((term) =>
        vocabulary.some(({ folded }) => folded === foldWord(term)),
      ),
    suggest: (query) => wordsOf(query).flatMap((word) => nearest(word, vocabulary, 3)),
  };
}

/** The words of the pages, and what people type instead of one of them. */
function vocabularyOf({ words, synonyms }: IndexFile): Entry[] {
  return [
    ...words.split(' ').map((word) => createEntry(word)),
    ...Object.entries(synonyms)
      .filter(([synonym]) => !synonym.includes(' '))
      .map(([synonym, word]) => createEntry(synonym, wordsOf(word))),
  ];
}

function createPage(slug: string, title: string): RankedPage {
  return { slug, title, titleWords: wordsOf(title).map((word) => createEntry(word)) };
}

/**
 * The words to look for: a synonym of several words is replaced, words on most pages are left out
 * if there are others, and compounds that no page has are split.
 */
function termsOf(
  query: string,
  { synonyms }: IndexFile,
  vocabulary: readonly Entry[],
  common: ReadonlySet<string>,
): string[] {
  const typed = wordsOf(query);
  const phrase = typed.length > 1 ? synonyms[typed.map(foldWord).join(' ')] : undefined;
  const words = phrase ? wordsOf(phrase) : typed;
  const telling = words.filter((word) => !common.has(word.toLowerCase()));
  return (telling.length > 0 ? telling : words).flatMap((word) => {
    const [best] = lookUp(word, vocabulary);
    const parts = best && best.weight > 0.6 ? [] : splitCompound(word, vocabulary);
    return parts.length > 0 ? parts : [word];
  });
}

function addHit({ pages }: TermHits, answer: Answer, weight: number): void {
  const score = answer.score * weight;
  if (score > (pages.get(answer.id)?.score ?? 0)) {
    pages.set(answer.id, {
      score,
      excerpt: async () => (await answer.data()).excerpt,
    });
  }
}

/** Pagefind 1.5 answers with nothing if it cannot load its index, but these words are in it. */
function demandPages(word: string, pages: Answer[]): Answer[] {
  if (pages.length === 0) throw new Error(`Pagefind does not know "${word}".`);
  return pages;
}

function correctionOf([best]: readonly Match[]): string[] {
  return best?.isTypo ? [best.entry.spelling] : [];
}
