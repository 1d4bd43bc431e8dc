import { createSearcher, type Answer, type Searcher } from './find-pages.ts';
import { indexFilePath, type IndexFile } from './index-file.ts';
import { keep } from './keep.ts';
import { loadJson } from './load-json.ts';

/** The part of Pagefind's interface that is used here. */
interface Pagefind {
  search(word: string): Promise<{ results: Answer[] }>;
}

interface PagefindModule {
  createInstance(options: { noWorker: boolean }): Pagefind;
}

const PAGEFIND = '/pagefind/pagefind.js';

/**
 * Loads what the search of one language needs. Pagefind itself is loaded when it is asked first,
 * or by `prepare`.
 * @param lang as in the pages' `lang`, by which Pagefind keeps its indexes apart
 * @throws if the file with the words cannot be loaded; what Pagefind cannot load makes `find` throw
 */
export async function loadSearcher(
  locale: string,
  lang: string,
): Promise<Searcher & { prepare(): void }> {
  const file = await loadJson<IndexFile>(indexFilePath(locale));
  const pagefind = keep(() => startPagefind(lang));
  const searcher = createSearcher(file, async (word) => {
    const { results } = await (await pagefind.get()).search(word);
    return results;
  });
  return {
    ...searcher,
    prepare() {
      // A failure is told by the first search.
      pagefind.get().catch(() => undefined);
    },
  };
}

async function startPagefind(lang: string): Promise<Pagefind> {
  const module = (await import(/* @vite-ignore */ PAGEFIND)) as PagefindModule;
  // Pagefind 1.5 takes the language from <html> alone, and reads it at once, before anything is
  // drawn. Its worker would be another 11 KB for searches of a few milliseconds.
  const html = document.documentElement;
  const own = html.lang;
  html.lang = lang;
  try {
    return module.createInstance({ noWorker: true });
  } finally {
    html.lang = own;
  }
}
