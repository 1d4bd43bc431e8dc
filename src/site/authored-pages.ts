import { globSync } from 'node:fs';
import { join } from 'node:path';
import { allLocaleKeys, isLocaleKey, type LocaleKey } from './locales.ts';

const docs = join(process.cwd(), 'content/docs');

/** Pages that answer a visitor's action and are of no use to a search engine. */
const utilityPages = new Set(['404', 'registration/sent', 'contact/sent']);

/** Slugs of the pages that exist as files, for each language; the home page is ``. */
const slugs = new Map(
  allLocaleKeys.map((locale) => [
    locale,
    new Set(
      globSync('**/*.{md,mdx}', { cwd: join(docs, locale) }).map((file) =>
        file
          .replaceAll('\\', '/')
          .replace(/\.mdx?$/, '')
          .replace(/(^|\/)index$/, ''),
      ),
    ),
  ]),
);

/** A page's place: language and slug, e.g. `{ locale: 'ar', slug: 'training' }`. */
export interface PagePlace {
  locale: LocaleKey | undefined;
  slug: string;
}

/**
 * Splits an address or an entry id into language and slug.
 * @param path e.g. `/ar/training/` or `ar/training`; pages outside a language have no locale
 */
export function pagePlace(path: string): PagePlace {
  const [first = '', ...rest] = path.split('/').filter(Boolean);
  return isLocaleKey(first)
    ? { locale: first, slug: rest.join('/') }
    : { locale: undefined, slug: [first, ...rest].join('/') };
}

/** The slugs of all pages that were written in a language. */
export function authoredSlugs(locale: LocaleKey): string[] {
  return [...(slugs.get(locale) ?? [])].sort();
}

/** Tells whether a page was written in a language, or would only be shown as a fallback. */
export function hasPage(locale: LocaleKey, slug: string): boolean {
  return slugs.get(locale)?.has(slug) ?? false;
}

/** Tells whether search engines should know a page at all. */
export function isIndexed({ locale, slug }: PagePlace): boolean {
  return locale !== undefined && hasPage(locale, slug) && !utilityPages.has(slug);
}

/** Sitemap filter: only pages that were written in their language, and no utility pages. */
export function isAuthored(url: string): boolean {
  return isIndexed(pagePlace(new URL(url).pathname));
}
