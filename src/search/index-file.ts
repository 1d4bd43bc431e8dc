/** What the build writes for the search of one language, beside Pagefind's index. */
export interface IndexFile {
  /** Pagefind's id of a page, its slug and its title. */
  pages: [id: string, slug: string, title: string][];
  /** All words of the pages in lower case, in order, with a space between them. */
  words: string;
  /** Words on most pages. They tell nothing, if there are others. */
  common: string;
  /** What people type instead of a word, and the words that stand in the pages. */
  synonyms: Record<string, string>;
}

/** Where the file of a language lies. */
export function indexFilePath(locale: string): string {
  return `/search/${locale}.words.json`;
}
