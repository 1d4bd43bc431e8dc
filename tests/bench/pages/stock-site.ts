import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fromHtml } from 'hast-util-from-html';
import { select, selectAll } from 'hast-util-select';
import { toHtml } from 'hast-util-to-html';
import { toString as toText } from 'hast-util-to-string';
import type { Element, ElementContent, Root } from 'hast';
import { hasPage, isIndexed, pagePlace } from '../../../src/site/authored-pages.ts';
import { defaultLocale, offeredLocales } from '../../../src/site/locales.ts';
import { siteTitles } from '../../../src/site/site-titles.ts';
import { bareHtml } from '../../fixtures/weigh-page.ts';
import { addressOf, pageFiles } from './built-files.ts';
import { runBuild, type BuildTime } from './run-build.ts';

/** What Starlight puts around a text by itself, and our own pages carry in theirs. */
const framed = 'main h1, main .contents, main .reading-order';

/**
 * Builds a Starlight site from the text of our pages: the same languages, addresses, titles and
 * descriptions, and no option but these. A page that exists only in German is left to Starlight,
 * which shows it in every language as our site does. Pages that search engines do not list stay
 * out of the sidebar.
 * @param site folder of our built site
 * @param folder an empty one for the project; the site lies in its `dist/` afterwards
 * @throws with the build's output if it fails
 */
export async function buildStockSite(site: string, folder: string): Promise<BuildTime> {
  const config = { title: siteTitles, locales: offeredLocales, defaultLocale };
  // Astro bundles only those Astro packages that a project names.
  const manifest = { type: 'module', dependencies: { astro: '*', '@astrojs/starlight': '*' } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  writeFileSync(
    join(folder, 'astro.config.mjs'),
    `import starlight from '@astrojs/starlight';
export default {
  site: 'http://localhost:8888',
  trailingSlash: 'always',
  integrations: [starlight(${JSON.stringify(config)})],
};`,
  );
  mkdirSync(join(folder, 'src'));
  writeFileSync(
    join(folder, 'src/content.config.ts'),
    `import { defineCollection } from 'astro:content';
import { docsLoader } from '@astrojs/starlight/loaders';
import { docsSchema } from '@astrojs/starlight/schema';
export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema() }),
};`,
  );
  cpSync(join(site, 'favicon.svg'), join(folder, 'public/favicon.svg'));
  cpSync(join(site, 'robots.txt'), join(folder, 'public/robots.txt'));
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'));
  for (const file of pageFiles(site)) {
    const { locale, slug } = pagePlace(addressOf(file.replace(/^404\.html$/, '404/index.html')));
    if (locale && !hasPage(locale, slug)) continue;
    const target = join(folder, 'src/content/docs', locale ?? '', `${slug || 'index'}.md`);
    mkdirSync(dirname(target), { recursive: true });
    const isListed = isIndexed({ locale, slug });
    writeFileSync(target, markdownPage(fromHtml(readFileSync(join(site, file), 'utf8')), isListed));
  }
  return runBuild(folder);
}

/** A page's text as HTML in a Markdown file. Headings are Markdown, for Starlight's contents. */
function markdownPage(page: Root, isListed: boolean): string {
  const title = toText(select('h1', page) ?? select('title', page) ?? page);
  const description = select('meta[name=description]', page)?.properties['content'];
  removeElements(page, new Set(selectAll(framed, page)));
  const bare = bareHtml(page).replace(/^.*?<\/title>/s, '');
  const frontmatter = [
    `title: ${JSON.stringify(title)}`,
    ...(typeof description === 'string' ? [`description: ${JSON.stringify(description)}`] : []),
    ...(isListed ? [] : ['sidebar: { hidden: true }']),
  ];
  return ['---', ...frontmatter, '---', '', ...markdownBlocks(bare)].join('\n');
}

function removeElements(parent: Root | Element, removed: ReadonlySet<unknown>): void {
  parent.children = parent.children.filter((child) => !removed.has(child));
  for (const child of parent.children) {
    if (child.type === 'element') removeElements(child, removed);
  }
}

function markdownBlocks(html: string): string[] {
  const blocks: string[] = [];
  let run: ElementContent[] = [];
  const endRun = () => {
    // A blank line would end the HTML block.
    const text = toHtml(run)
      .trim()
      .replace(/\n\s*\n/g, '\n');
    if (text) blocks.push(`<div>\n${text}\n</div>\n`);
    run = [];
  };
  for (const node of fromHtml(html, { fragment: true }).children as ElementContent[]) {
    if (node.type !== 'element' || !/^h[1-6]$/.test(node.tagName)) {
      run.push(node);
      continue;
    }
    endRun();
    const text = headingText(node);
    if (text) blocks.push(`${'#'.repeat(Number(node.tagName[1]))} ${text}\n`);
  }
  endRun();
  return blocks;
}

/** A heading's contents on one line, where no character of theirs means anything to Markdown. */
function headingText({ children, properties }: Element): string {
  const { lang, dir } = properties;
  const inner: ElementContent[] =
    lang || dir
      ? [{ type: 'element', tagName: 'span', properties: { lang, dir }, children }]
      : children;
  return toHtml(inner)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[*_[\]`~\\]/g, (character) => `&#${String(character.charCodeAt(0))};`);
}
