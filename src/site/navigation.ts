import { translator, type StringKey } from '../i18n/strings.ts';
import type { LocaleKey } from './locales.ts';
import { germanSlugs, pageLink, type PageLink } from './page-link.ts';

/** A heading with the pages below it. */
export interface NavigationGroup {
  label: string;
  links: (PageLink & { slug: string })[];
}

/** What lies around a page: its section, and the pages before and after it. */
export interface Surroundings {
  group: NavigationGroup | undefined;
  previous: PageLink | undefined;
  next: PageLink | undefined;
}

/** The site's main parts with the pages that the menu shows. */
const parts = [
  ['nav.project', ['project', 'take-part', 'registration', 'questions']],
  ['nav.help', ['newcomers', 'responsible', 'emergency', 'contact']],
  ['nav.appointment', ['guides', 'handouts', 'phrases', 'glossary']],
  ['nav.modules', ['training', 'modules']],
] as const satisfies [StringKey, string[]][];

/** The pages that the law wants within reach of every page. */
export const legalSlugs = ['imprint', 'privacy', 'accessibility', 'sign-language'] as const;

/** The menu, the same on every page of a language. */
export async function menu(locale: LocaleKey): Promise<NavigationGroup[]> {
  return Promise.all(parts.map(([label, slugs]) => group(locale, label, slugs)));
}

/**
 * The neighbours of a page. Navigation stays within a section, so that a page does not grow with
 * the site. Only what is read in order has a previous and a next page: a module's overview, its
 * lessons, its self-check, then the next module.
 */
export async function surroundings(locale: LocaleKey, slug: string): Promise<Surroundings> {
  const pages = await germanSlugs;
  const page = pages.find((candidate) => candidate.slug === slug);
  const { module } = page ?? {};
  if (module !== undefined) {
    const own = pages.filter((candidate) => candidate.module === module);
    const course = own.filter(({ type }) => type !== 'handout').map((candidate) => candidate.slug);
    const handouts = own.filter(({ type }) => type === 'handout').map(({ slug }) => slug);
    const following = `modules/${String(module + 1)}`;
    const hasFollowing = pages.some((candidate) => candidate.slug === following);
    const order = [...course, ...(hasFollowing ? [following] : [])];
    const place = order.indexOf(slug);
    return {
      group: await group(locale, 'module.title', [...course, ...handouts], {
        number: String(module),
      }),
      previous: await linkAt(locale, order, place - 1, place),
      next: await linkAt(locale, order, place + 1, place),
    };
  }
  const guides = pages.map((candidate) => candidate.slug).filter((s) => /^guides(\/|$)/.test(s));
  if (guides.includes(slug)) {
    return { ...none, group: await group(locale, 'nav.appointment', guides) };
  }
  // The long lists have several pages; the menu names the first.
  const listed = slug.replace(/^(glossary|phrases)\/.*/, '$1');
  const part = parts.find(([, slugs]) => (slugs as readonly string[]).includes(listed));
  return { ...none, group: part && (await group(locale, part[0], part[1])) };
}

const none = { previous: undefined, next: undefined };

async function group(
  locale: LocaleKey,
  label: StringKey,
  slugs: readonly string[],
  values: Record<string, string> = {},
): Promise<NavigationGroup> {
  const links = slugs.map(async (slug) => ({ slug, ...(await pageLink(locale, slug)) }));
  return { label: translator(locale)(label, values), links: await Promise.all(links) };
}

async function linkAt(locale: LocaleKey, order: string[], index: number, place: number) {
  const slug = place < 0 ? undefined : order[index];
  return slug === undefined ? undefined : pageLink(locale, slug);
}
