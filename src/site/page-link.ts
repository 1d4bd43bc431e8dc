import { getCollection } from 'astro:content';
import { defaultLocale, locales, type LocaleKey } from './locales.ts';

/** A link to a page of the site; German pages say that they are German. */
export interface PageLink {
  href: string;
  title: string;
  /** Set where the title is not in the reader's language. */
  attrs: { lang?: string; dir?: 'ltr' | 'rtl' };
}

const pages = getCollection('docs').then(
  (entries) => new Map(entries.map((entry) => [entry.id, entry])),
);

/** All slugs of German pages, in the order in which their authors put them. */
export const germanSlugs = pages.then((all) =>
  [...all.values()]
    .filter(({ id }) => id === defaultLocale || id.startsWith(`${defaultLocale}/`))
    .map(({ id, data }) => ({
      slug: id.slice(defaultLocale.length + 1),
      order: data.sidebar.order ?? Number.MAX_VALUE,
      type: data.type,
      module: data.module,
    }))
    .sort((a, b) => a.order - b.order || a.slug.localeCompare(b.slug, 'en', { numeric: true })),
);

/**
 * Looks up a page's title in the reader's language, or in German where it is not translated.
 * @param slug e.g. `modules/1`; the home page is ``
 * @throws if German has no such page
 */
export async function pageLink(locale: LocaleKey, slug: string): Promise<PageLink> {
  const all = await pages;
  const id = (key: LocaleKey) => (slug ? `${key}/${slug}` : key);
  const own = all.get(id(locale));
  const entry = own ?? all.get(id(defaultLocale));
  if (!entry) throw new Error(`There is no page "${slug}"`);
  const { lang, dir } = locales[defaultLocale];
  return {
    href: `/${locale}/${slug && `${slug}/`}`,
    title: entry.data.sidebar.label ?? entry.data.title,
    attrs: own ? {} : { lang, dir },
  };
}
