import type { pageTypes } from './page-schema.ts';

type PageType = (typeof pageTypes)[number];

/** What a page is for, which decides its layout; most follow from its type. */
export type PageKind =
  PageType | 'home' | 'form' | 'look-up' | 'glossary' | 'phrases' | 'numbers' | 'index' | 'chooser';

const kindOfSlug: Record<string, PageKind> = {
  '': 'home',
  registration: 'form',
  contact: 'form',
  responsible: 'look-up',
  glossary: 'glossary',
  'glossary/k-z': 'glossary',
  phrases: 'phrases',
  'phrases/places': 'phrases',
  emergency: 'numbers',
  'a-z': 'index',
};

/**
 * @param slug of the page, without its language
 * @param locale folder of the page; the pages outside a language let one choose it
 */
export function pageKind(type: PageType, slug: string, locale: string | undefined): PageKind {
  return locale === undefined ? 'chooser' : (kindOfSlug[slug] ?? type);
}
