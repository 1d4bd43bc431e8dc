import { existsSync, readFileSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import type { AstroIntegration } from 'astro';
import { glossary, headword } from '../data/glossary.ts';
import { office, telephoneLink } from '../data/office.ts';
import { translator } from '../i18n/strings.ts';
import { indexFilePath } from '../search/index-file.ts';
import { uiFilePath, type UiFile } from '../search/ui-file.ts';
import { writeIndexFile, type IndexedPage, type SynonymGroup } from '../search/write-index-file.ts';
import { pagePlace } from './authored-pages.ts';
import { defaultLocale, localeKeys, locales, type LocaleKey } from './locales.ts';
import { writePagefindIndex, type IndexPart } from './pagefind-index.ts';

/**
 * Writes what the search dialog loads: Pagefind's index, and words and texts of each language, which
 * are made from what Pagefind has read.
 */
export function searchFiles(): AstroIntegration {
  return {
    name: 'search-files',
    hooks: {
      'astro:build:done': async ({ dir }) => {
        const pages = indexedPages(await writePagefindIndex(fileURLToPath(dir)));
        await mkdir(new URL('search/', dir), { recursive: true });
        for (const locale of localeKeys) {
          const own = pages.filter((page) => page.locale === locale);
          const file = writeIndexFile(own, synonymGroups(locale));
          await writeFile(new URL(`.${indexFilePath(locale)}`, dir), JSON.stringify(file));
          await writeFile(new URL(`.${uiFilePath(locale)}`, dir), JSON.stringify(uiFile(locale)));
        }
      },
    },
  };
}

/**
 * Reads Pagefind's fragments (1.5: gzip, twelve letters, then JSON), which have the same ids as its
 * answers and exactly the text that it can find.
 */
function indexedPages(parts: readonly IndexPart[]): (IndexedPage & { locale: LocaleKey })[] {
  return parts
    .filter(({ path }) => path.endsWith('.pf_fragment'))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
    .flatMap(({ path, content: packed }) => {
      const text = gunzipSync(packed).toString();
      const { url, content, meta } = JSON.parse(text.slice('pagefind_dcd'.length)) as {
        url: string;
        content: string;
        meta: { title?: string };
      };
      const { locale, slug } = pagePlace(url);
      if (!locale) return [];
      const id = basename(path, '.pf_fragment');
      return { id, locale, slug, title: meta.title ?? slug, content };
    });
}

/** Synonyms from the glossary, and those of words that it does not explain. */
function synonymGroups(locale: LocaleKey): SynonymGroup[] {
  const file = `content/synonyms/${locales[locale].lang}.json`;
  const more = existsSync(file)
    ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, string[]>)
    : {};
  return [
    ...glossary(locale).map((entry) => ({ word: headword(entry), synonyms: entry.synonyms })),
    ...Object.entries(more).map(([word, synonyms]) => ({ word, synonyms })),
  ];
}

function uiFile(locale: LocaleKey): UiFile {
  const t = translator(locale);
  const { lang, dir } = locales[locale];
  const source = locales[defaultLocale];
  return {
    locale,
    lang,
    dir,
    texts: {
      label: t('search.label'),
      close: t('search.cancelLabel'),
      oneHit: t('pagefind.one_result'),
      manyHits: t('pagefind.many_results'),
      noHits: t('pagefind.zero_results'),
      instead: t('pagefind.alt_search'),
      suggestions: t('pagefind.search_suggestion'),
      more: t('pagefind.load_more'),
      searching: t('pagefind.searching'),
      german: t('search.german'),
      slow: t('search.slow'),
      failed: t('search.failed'),
      help: t('search.help'),
      index: t('search.index'),
      module: t('module.title'),
      handout: t('handout.title'),
      guides: t('nav.appointment'),
    },
    office: { phone: office.phone, link: telephoneLink(office.phone) },
    source: { locale: defaultLocale, lang: source.lang, dir: source.dir },
  };
}
