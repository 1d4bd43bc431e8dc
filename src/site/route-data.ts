import { defineRouteMiddleware, type StarlightRouteData } from '@astrojs/starlight/route-data';
import type { APIContext } from 'astro';
import { isIndexed, pagePlace, type PagePlace } from './authored-pages.ts';
import { defaultLocale } from './locales.ts';
import { sharingImagePath } from './sharing-image-path.ts';

const idleTags = new Set([
  'generator',
  'twitter:card',
  'og:title',
  'og:type',
  'og:url',
  'og:site_name',
  'og:description',
  'og:locale',
]);

type Head = StarlightRouteData['head'];

/**
 * Starlight announces a fallback page as if it were translated (0.42: canonical to itself,
 * hreflang to every language, in the search index). This says what is true instead.
 */
export const onRequest = defineRouteMiddleware((context) => {
  const route = context.locals.starlightRoute;
  const place = pagePlace(context.url.pathname);
  route.head = route.head.filter((element) => !isIdle(element)).map(slimIcon);
  if (route.isFallback) markFallback(route, context, place);
  else addSharingTags(route, context);
  if (!isIndexed(place)) route.head.push(meta({ name: 'robots', content: 'noindex' }));
});

/**
 * Tags that say what another one says, or what nobody asks for. The sitemap announces the
 * translations: sixteen links in each page would weigh as much as a short text.
 */
function isIdle({ tag, attrs }: Head[number]): boolean {
  return (
    (tag === 'meta' && idleTags.has(String(attrs?.['name'] ?? attrs?.['property']))) ||
    (tag === 'link' && (attrs?.['rel'] === 'sitemap' || attrs?.['rel'] === 'alternate'))
  );
}

/** Starlight's link to the icon, without what every browser guesses. */
function slimIcon(element: Head[number]): Head[number] {
  const isIcon = element.attrs?.['rel'] === 'shortcut icon';
  return isIcon ? { ...element, attrs: { rel: 'icon', href: element.attrs?.['href'] } } : element;
}

/** A fallback page points to the German original, announces nothing and stays out of the search. */
function markFallback(route: StarlightRouteData, context: APIContext, place: PagePlace): void {
  const original = new URL(`/${defaultLocale}/${place.slug}/`, context.site).href;
  for (const { tag, attrs } of route.head) {
    if (tag === 'link' && attrs?.['rel'] === 'canonical') attrs['href'] = original;
  }
  route.head = route.head.filter(({ attrs }) => attrs?.['name'] !== 'description');
  route.entry.data.pagefind = false;
}

/** Messengers show a picture in the page's language beside title and sentence. */
function addSharingTags(route: StarlightRouteData, { site }: APIContext): void {
  const locale = route.locale ? pagePlace(route.locale).locale : undefined;
  const image = new URL(sharingImagePath(locale ?? defaultLocale), site).href;
  route.head.push(meta({ property: 'og:image', content: image }));
}

function meta(attrs: Record<string, string>): Head[number] {
  return { tag: 'meta', attrs, content: '' };
}
