import type { Entry } from './look-up.ts';

/** A page that answers a query. */
export interface Found {
  slug: string;
  title: string;
  /** Loads a piece of its text, as HTML with marks. */
  excerpt(): Promise<string>;
}

/** A page with the words of its title. */
export interface RankedPage {
  slug: string;
  title: string;
  titleWords: Entry[];
}

/** What was found for one word of a query. */
export interface TermHits {
  /** The words of the site that stood for it. */
  entries: Entry[];
  /** Pages by Pagefind's id. */
  pages: Map<string, { score: number; excerpt: () => Promise<string> }>;
}

/** How much a title that is the query itself adds to what the text is worth. */
const TITLE = 3;

/**
 * Pages that repeat the words of others and rarely are what somebody looks for: exercises, the list
 * of everything, and the office's list of open questions.
 */
const REPEATING: [end: string, weight: number][] = [
  ['self-check', 0.6],
  ['a-z', 0.3],
  ['open-questions', 0.5],
];

/**
 * Brings pages into order: those with more of the query's words first, then those that have them
 * in their title, then by Pagefind's own score.
 */
export function rankPages(
  terms: readonly TermHits[],
  pages: ReadonlyMap<string, RankedPage>,
): Found[] {
  const ids = new Set(terms.flatMap((term) => [...term.pages.keys()]));
  return [...ids]
    .flatMap((id) => {
      const page = pages.get(id);
      if (!page) return [];
      const hits = terms.flatMap((term) => term.pages.get(id) ?? []);
      const text = hits.reduce((sum, { score }) => sum + score, 0) * (hits.length / terms.length);
      const [best] = hits.sort((a, b) => b.score - a.score);
      const score = text * (1 + TITLE * titleShare(page, terms)) * priorOf(page.slug);
      return { page, score, excerpt: best?.excerpt ?? (() => Promise.resolve('')) };
    })
    .sort((a, b) => b.score - a.score)
    .map(({ page: { slug, title }, excerpt }) => ({ slug, title, excerpt }));
}

/** How much of the title the query says, and how much of the query stands in the title. */
function titleShare({ titleWords }: RankedPage, terms: readonly TermHits[]): number {
  const said = terms.filter(({ entries }) =>
    entries.some(({ folded, stems }) =>
      titleWords.some(
        (word) => word.folded === folded || word.stems.some((stem) => stems.includes(stem)),
      ),
    ),
  ).length;
  return (2 * said) / (titleWords.length + terms.length);
}

function priorOf(slug: string): number {
  return REPEATING.find(([end]) => slug.endsWith(end))?.[1] ?? 1;
}
