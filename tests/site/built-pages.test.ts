import { existsSync, readFileSync } from 'node:fs';
import type { Element } from 'hast';
import { toString as toText } from 'hast-util-to-string';
import { select, selectAll } from 'hast-util-select';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { stringsOf } from '../../src/i18n/strings.ts';
import { authoredSlugs, hasPage, isIndexed, pagePlace } from '../../src/site/authored-pages.ts';
import {
  allLocaleKeys,
  announcedLocaleKeys,
  defaultLocale,
  localeKeys,
  locales,
  type LocaleKey,
} from '../../src/site/locales.ts';
import { pageFiles } from '../../src/translation/page-files.ts';
import { pageState } from '../../src/translation/page-state.ts';
import { builtPages, type SitePage } from '../fixtures/built-site.ts';

const SITE = process.env['URL'] ?? 'http://localhost:8888';
const pages = builtPages();
const byPath = new Map(pages.map((page) => [page.path, page]));
const named = pages.map((page) => [page.path, page] as const);

const languageOf = (key: LocaleKey) => ({ lang: locales[key].lang, dir: locales[key].dir });
/** The properties of an element; it inherits the direction of a page that has only one. */
const inPage = (page: SitePage['page'], element: Element) => ({
  dir: page.find('html')?.properties['dir'],
  ...element.properties,
});
const attributes = ({ page }: SitePage, selector: string, name: string) =>
  page.findAll(selector).map(({ properties }) => String(properties[name]));

const ids = new Map<SitePage, Set<string>>();

/** Collected once a page, because thousands of links ask for them. */
function idsOf(page: SitePage): Set<string> {
  const found = ids.get(page) ?? new Set(attributes(page, '[id]', 'id'));
  ids.set(page, found);
  return found;
}

it('has every page in every language', () => {
  for (const key of localeKeys) {
    expect(pages.filter(({ path }) => path.startsWith(`/${key}/`)).length).toBeGreaterThan(12);
  }
});

describe.each(named)('%s', (path, sitePage) => {
  const { page } = sitePage;
  const place = pagePlace(path);
  const { locale, slug } = place;
  const authored = locale === undefined || hasPage(locale, slug);

  it('says its language and direction, one title and one heading', () => {
    const own = locale ?? defaultLocale;
    expect(page.find('html')?.properties).toMatchObject(languageOf(own));
    expect({
      ...page.find('html')?.properties,
      ...page.find('main')?.properties,
    }).toMatchObject(languageOf(authored ? own : defaultLocale));
    expect(page.findAll('title')).toHaveLength(1);
    expect(page.findAll('h1')).toHaveLength(1);
    expect(toText(page.find('title') ?? page.tree).trim()).not.toBe('');
  });

  it('asks no other server for anything', () => {
    const loads = [
      ...attributes(sitePage, '[src]', 'src'),
      ...attributes(
        sitePage,
        'link[rel="stylesheet"], link[rel*="icon"], link[rel="preload"]',
        'href',
      ),
      ...attributes(sitePage, 'form', 'action'),
    ];
    expect(loads.filter((url) => !url.startsWith('/') && !url.startsWith('data:'))).toEqual([]);
    expect(page.toString()).not.toMatch(/url\(["']?https?:|@import/);
  });

  it('links only to pages and places that exist', () => {
    const base = new URL(path, SITE);
    const broken = attributes(sitePage, 'a[href]', 'href').filter((href) => {
      const target = new URL(href, base);
      if (target.origin !== base.origin) return !/^(mailto|tel|https):/.test(href);
      const other = byPath.get(target.pathname);
      if (!other) return true;
      const id = decodeURIComponent(target.hash.slice(1));
      return id !== '' && !idsOf(other).has(id);
    });
    expect(broken).toEqual([]);
  });

  it('leaves a space between a sentence and what follows it', () => {
    const glued = /[^<>]{0,30}[.:!?؟](?=<(?:strong|a|em|span|button)\b[^>]*>[^<\s])/gu;
    expect(page.toString().match(glued) ?? []).toEqual([]);
  });

  it('has no id twice', () => {
    const ids = attributes(sitePage, '[id]', 'id');
    expect(ids.filter((id, index) => ids.indexOf(id) !== index)).toEqual([]);
  });

  it('announces exactly the translations that exist', () => {
    const expected =
      locale && announcedLocaleKeys.includes(locale) && isIndexed(place)
        ? announcedLocaleKeys.filter((key) => hasPage(key, slug)).map((key) => locales[key].lang)
        : [];
    const [, entry = ''] = sitemap().split(`<loc>${new URL(path, SITE).href}</loc>`);
    const announced = [...(entry.split('</url>')[0] ?? '').matchAll(/hreflang="([^"]+)"/g)];
    // A page that stands in one language alone has nothing to announce.
    expect(announced.map(([, lang]) => lang).sort()).toEqual(
      expected.length > 1 ? [...expected].sort() : [],
    );
    expect(page.findAll('link[hreflang]')).toEqual([]);
  });

  it('is open to search engines only if it was written in its language', () => {
    const robots = page.find('meta[name="robots"]')?.properties['content'];
    expect(robots).toBe(isIndexed(place) ? undefined : 'noindex');
    if (locale) {
      const original = authored ? path : `/${defaultLocale}/${slug}/`;
      expect(attributes(sitePage, 'link[rel="canonical"]', 'href')).toEqual([
        new URL(original, SITE).href,
      ]);
    }
    expect(sitemap().includes(`<loc>${new URL(path, SITE).href}</loc>`)).toBe(isIndexed(place));
  });

  it('shows title, sentence and picture in its language when it is shared', () => {
    const content = (property: string) =>
      page.find(`meta[property="${property}"]`)?.properties['content'];
    const key = locale ?? defaultLocale;
    // Messengers take title and sentence from the page's own. A fallback page announces nothing.
    if (isIndexed(place)) {
      expect(page.find('meta[name="description"]')?.properties['content']).toBeTruthy();
    }
    const picture = new URL(`/sharing/${key}.png`, SITE).href;
    expect(content('og:image')).toBe(authored ? picture : undefined);
  });

  it('says that it is a draft not run by the county', () => {
    expect(toText(page.find('.draft-notice') ?? page.tree)).toBe(
      stringsOf(locale ?? defaultLocale)['notice.draft'],
    );
  });

  it('offers all languages without a script, by their own names', () => {
    const chooser = page.find('details.languages, .language-list');
    if (!chooser) throw new Error('There is no language chooser.');
    const links = selectAll('a', chooser).map((link) => ({
      text: toText(select('strong', link) ?? link).trim(),
      lang: link.properties['lang'],
    }));
    expect(links).toEqual(
      localeKeys.map((key) => ({ text: locales[key].label, lang: locales[key].lang })),
    );
  });

  if (locale && !authored) {
    it('says in the reader’s language that it is not translated', () => {
      const notice = page.find('main .notice');
      if (!notice) throw new Error('There is no notice.');
      expect(inPage(page, notice)).toMatchObject(languageOf(locale));
      expect(toText(notice)).toContain(stringsOf(locale)['i18n.untranslatedContent']);
      expect(selectAll('a', notice).map(({ properties }) => properties['href'])).toEqual(
        expect.arrayContaining(['tel:112', 'tel:110', `/${locale}/emergency/`, '/languages/']),
      );
    });
  }
});

it('has no trace of a language that is not offered', () => {
  const others = allLocaleKeys.filter((key) => !localeKeys.includes(key));
  const rules = readFileSync('dist/_redirects', 'utf8');
  for (const key of others) {
    expect(existsSync(`dist/${key}`)).toBe(false);
    expect(existsSync(`dist/sharing/${key}.png`)).toBe(false);
    expect(rules).not.toContain(`/${key}/`);
    expect(sitemap()).not.toContain(`/${key}/`);
  }
  const linked = pages.flatMap((page) => attributes(page, 'a[lang]', 'lang'));
  const offered: string[] = localeKeys.map((key) => locales[key].lang);
  expect([...new Set(linked)].filter((lang) => !offered.includes(lang))).toEqual([]);
});

it('says at the paragraph that its German original is newer, and leads there', () => {
  for (const locale of localeKeys) {
    for (const file of pageFiles(locale)) {
      if (pageState(locale, file).state !== 'outdated') continue;
      const slug = file.replace(/(^|\/)index$/, '');
      const page = byPath.get(`/${locale}/${slug && `${slug}/`}`)?.page;
      const notices = page?.findAll('main p.notice[role="note"]') ?? [];
      expect(notices.length, `${locale}/${file}`).toBeGreaterThan(0);
      for (const notice of notices) {
        expect(page && inPage(page, notice)).toMatchObject(languageOf(locale));
        expect(toText(notice)).toContain(stringsOf(locale)['notice.germanIsNewer']);
      }
    }
  }
});

it('marks links to untranslated pages as German', () => {
  for (const locale of ['de-simple', 'fa']) {
    const page = byPath.get(`/${locale}/`)?.page;
    const link = page?.find(`nav a[href="/${locale}/handouts/"]`);
    expect(page && link && inPage(page, link)).toMatchObject(languageOf('de'));
  }
});

it('puts into the search only what was written in its language', () => {
  const entry = z
    .object({ languages: z.record(z.string(), z.object({ page_count: z.number() })) })
    .parse(JSON.parse(readFileSync('dist/pagefind/pagefind-entry.json', 'utf8')));
  for (const locale of localeKeys) {
    const written = authoredSlugs(locale).filter((slug) => isIndexed({ locale, slug }));
    const lang = locales[locale].lang.toLowerCase();
    expect(entry.languages[lang]?.page_count, locale).toBe(written.length);
  }
});

it.each(localeKeys)('has a sharing picture in %s', (key) => {
  const png = readFileSync(`dist/sharing/${key}.png`);
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  expect([png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([1200, 630]);
});

it.each(localeKeys)('names an agency for every place of the form in %s', (key) => {
  const form = byPath.get(`/${key}/registration/`)?.page;
  const options =
    form?.findAll('#municipality option').map((option) => toText(option).trim()) ?? [];
  expect(options).toHaveLength(1 + 69 + 2);
  expect(
    options.filter((text) => / – (Diakonie|Caritas|Förderinitiative Donnersberg)$/.test(text)),
  ).toHaveLength(69);
  expect(options).toContain('Wöllstein (55597) – Förderinitiative Donnersberg');
});

it('writes the rules that depend on the languages', () => {
  const rules = readFileSync('dist/_redirects', 'utf8');
  for (const key of localeKeys) {
    expect(rules.includes(`/  /${key}/  302!  Language=${locales[key].lang}`)).toBe(
      announcedLocaleKeys.includes(key),
    );
    expect(rules).toContain(`/${key}/*  /${key}/404/  404\n`);
    expect(existsSync(`dist/${key}/404/index.html`)).toBe(true);
  }
});

function sitemap(): string {
  return readFileSync('dist/sitemap-0.xml', 'utf8');
}
