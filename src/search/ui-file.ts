import type { Locale } from '../site/locales.ts';

/** The search dialog's words, by the end of their key in the strings files. */
export interface UiTexts {
  label: string;
  close: string;
  /** `[COUNT]` and `[SEARCH_TERM]` are filled in, as in Pagefind's own strings. */
  oneHit: string;
  manyHits: string;
  noHits: string;
  /** Also `[DIFFERENT_TERM]`. */
  instead: string;
  suggestions: string;
  more: string;
  searching: string;
  german: string;
  slow: string;
  failed: string;
  /** What to do if the search does not help: the list of all pages, the office's phone. */
  help: string;
  index: string;
  module: string;
  handout: string;
  guides: string;
}

/** What the dialog needs in one language before it can open. */
export interface UiFile extends Pick<Locale, 'lang' | 'dir'> {
  locale: string;
  texts: UiTexts;
  office: { phone: string; link: string };
  /** The language of the pages that are not translated. */
  source: Pick<Locale, 'lang' | 'dir'> & { locale: string };
}

/** Where the file of a language lies. */
export function uiFilePath(locale: string): string {
  return `/search/${locale}.json`;
}
