import { createElement } from './create-element.ts';
import type { Findings, Searcher } from './find-pages.ts';
import type { Found } from './rank-pages.ts';
import type { Kept } from './keep.ts';
import { createResultList } from './result-list.ts';
import type { SearchDialog } from './search-dialog.ts';
import type { UiFile } from './ui-file.ts';

/** The searches that answer a query. German comes second; on a German page there is none. */
export interface Searches {
  own: Kept<Searcher>;
  german?: Kept<Searcher>;
}

/** With fewer pages in the reader's language, German ones are looked for in any case. */
const FEW_PAGES = 3;
const SLOW_AFTER = 3000;

/**
 * Answers what somebody types: pages in their language first, then German ones, and words on
 * screen for no hits, a slow line and a failure.
 * @returns a function that takes each query; a newer one makes an older one silent
 */
export function createQueryAnswerer(
  dialog: SearchDialog,
  ui: UiFile,
  searches: Searches,
): (query: string) => Promise<void> {
  const { texts } = ui;
  let latest = 0;

  return async (query) => {
    latest += 1;
    const turn = latest;
    const isStale = () => turn !== latest;
    if (!query.trim()) {
      show('', []);
      return;
    }
    if (!dialog.results.hasChildNodes()) show(fill(texts.searching, { SEARCH_TERM: query }), []);
    dialog.results.ariaBusy = 'true';
    const slow = setTimeout(() => {
      if (!isStale()) show(texts.slow, [helpOf(ui)]);
    }, SLOW_AFTER);
    try {
      const own = await (await searches.own.get()).find(query);
      if (isStale()) return;
      if (own.pages.length > 0) {
        clearTimeout(slow);
        showPages(query, own, []);
      }
      const german = await findGerman(query, own.pages);
      if (isStale()) return;
      if (own.pages.length + german.pages.length > 0) {
        if (german.pages.length > 0) showPages(query, own, german.pages);
      } else {
        show(fill(texts.noHits, { SEARCH_TERM: query }), [
          ...(await suggestionsFor(query)),
          helpOf(ui),
        ]);
      }
    } catch {
      searches.own.forget();
      searches.german?.forget();
      if (!isStale()) show(texts.failed, [helpOf(ui)]);
    } finally {
      clearTimeout(slow);
      if (!isStale()) dialog.results.ariaBusy = null;
    }
  };

  async function findGerman(query: string, own: readonly Found[]): Promise<Findings> {
    const searcher = await searches.german?.get();
    if (!searcher || (own.length >= FEW_PAGES && !searcher.knows(query))) {
      return { pages: [], instead: [] };
    }
    const german = await searcher.find(query);
    const shown = new Set(own.map(({ slug }) => slug));
    return { ...german, pages: german.pages.filter(({ slug }) => !shown.has(slug)) };
  }

  function showPages(query: string, own: Findings, german: readonly Found[]): void {
    const count = own.pages.length + german.length;
    const hits = fill(count === 1 ? texts.oneHit : texts.manyHits, {
      COUNT: String(count),
      SEARCH_TERM: query,
    });
    const instead = fill(texts.instead, {
      SEARCH_TERM: query,
      DIFFERENT_TERM: own.instead.join(' '),
    });
    show(own.instead.length > 0 ? instead : hits, [
      ...(own.pages.length > 0 ? [createResultList(own.pages, ui)] : []),
      ...(german.length > 0
        ? [createElement('h2', {}, texts.german), createResultList(german, ui, ui.source)]
        : []),
    ]);
  }

  async function suggestionsFor(query: string): Promise<HTMLElement[]> {
    const words = (await searches.own.get()).suggest(query);
    if (words.length === 0) return [];
    const buttons = words.map((word) => {
      const button = createElement('button', { type: 'button' }, word);
      button.addEventListener('click', () => {
        dialog.input.value = word;
        dialog.input.dispatchEvent(new Event('input'));
        dialog.input.focus();
      });
      return button;
    });
    return [createElement('div', { class: 'suggestions' }, ...buttons)];
  }

  function show(status: string, parts: HTMLElement[]): void {
    dialog.status.textContent = status;
    dialog.results.replaceChildren(...parts);
  }
}

/** Two ways that need no search. */
function helpOf({ locale, texts, office }: UiFile): HTMLElement {
  return createElement(
    'div',
    { class: 'help' },
    createElement('p', {}, texts.help),
    createElement('a', { href: `/${locale}/a-z/` }, texts.index),
    createElement('a', { href: office.link }, createElement('bdi', { dir: 'ltr' }, office.phone)),
  );
}

/** Fills in what Pagefind's strings leave open, e.g. `[SEARCH_TERM]`. */
function fill(text: string, values: Record<string, string>): string {
  return text.replace(/\[([A-Z_]+)\]/g, (gap, name: string) => values[name] ?? gap);
}
