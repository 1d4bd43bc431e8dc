import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { keepTogether } from './keep-together.ts';
import { neededRules } from './needed-rules.ts';

/**
 * Puts into each page the rules it needs, and no style sheet to wait for. Pages of one kind get the
 * same rules: the content security policy names each style by its hash, and its header must stay
 * short. Astro would send every rule of the site with every page. What only the search index needed
 * goes out again; it has been written by now.
 */
export function slimPages(): AstroIntegration {
  return {
    name: 'slim-pages',
    hooks: { 'astro:build:done': ({ dir }) => slimPagesIn(fileURLToPath(dir)) },
  };
}

/**
 * @param folder the built site
 * @throws if a page has no kind, or loads a style sheet
 */
export async function slimPagesIn(folder: string): Promise<void> {
  const kinds = new Map<string, { file: string; html: string }[]>();
  for (const page of globSync('**/*.html', { cwd: folder })) {
    const file = join(folder, page);
    const html = keepTogether(await readFile(file, 'utf8'));
    const [, kind] = /<body class="is-([\w-]+)"/.exec(html) ?? [];
    if (!kind) throw new Error(`${page}: the body does not say the page's kind`);
    if (/<link[^>]* rel="?stylesheet/.test(html))
      throw new Error(`${page} waits for a style sheet`);
    kinds.set(kind, [...(kinds.get(kind) ?? []), { file, html }]);
  }
  for (const pages of kinds.values()) {
    const rules = new Set(pages.flatMap(({ html }) => stylesOf(html)));
    const css = neededRules(
      [...rules].join('\n'),
      pages.map(({ html }) => html),
    );
    for (const { file, html } of pages) {
      await writeFile(
        file,
        slimHtml(html).replace('</head>', () => `<style>${css}</style></head>`),
      );
    }
  }
}

const style = /<style[^>]*>([\s\S]*?)<\/style>/g;

function stylesOf(html: string): string[] {
  return [...html.matchAll(style)].map(([, css = '']) => css);
}

/** Without styles, marks for the search index, and directions that are the page's own anyway. */
function slimHtml(html: string): string {
  const slim = html.replace(style, '').replace(/ data-pagefind-[\w-]+(="[^"]*")?/g, '');
  // <bdi> has a direction of its own. Where both directions occur, each stays marked.
  return slim.includes(' dir="rtl"')
    ? slim
    : slim.replace(/(<(?!bdi|html)[a-z][^>]*) dir="ltr"/g, '$1');
}
