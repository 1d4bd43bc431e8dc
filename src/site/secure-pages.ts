import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { headersFile } from './headers-file.ts';
import { inlineCodeOf, renameStyleAttributes } from './inline-code.ts';

const STYLE_RULES = 'src/styles/inline-styles.css';

/**
 * Makes the built pages fit a strict content security policy, and writes `_headers` for them.
 * It has to be the last integration, because it must see what all others wrote.
 */
export function securePages(): AstroIntegration {
  return {
    name: 'secure-pages',
    hooks: { 'astro:build:done': ({ dir }) => securePagesIn(fileURLToPath(dir)) },
  };
}

/**
 * Renames the style attributes of all pages in a folder, and writes its `_headers`.
 * @throws if a page has an event handler, or a style attribute for which there is no rule: the
 *   policy would silently disable both
 */
export async function securePagesIn(folder: string): Promise<void> {
  const ruled = ruledStyles(await readFile(STYLE_RULES, 'utf8'));
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const problems = new Set<string>();
  for (const page of globSync('**/*.html', { cwd: folder })) {
    const file = join(folder, page);
    const html = await readFile(file, 'utf8');
    const code = inlineCodeOf(html);
    code.scripts.forEach((hash) => scripts.add(hash));
    code.styles.forEach((hash) => styles.add(hash));
    code.handlers.forEach((handler) => problems.add(`${handler}, first in ${page}`));
    for (const style of code.styleAttributes) {
      if (!ruled.has(style)) problems.add(`style="${style}" without a rule in ${STYLE_RULES}`);
    }
    if (code.styleAttributes.length > 0) await writeFile(file, renameStyleAttributes(html));
  }
  if (problems.size > 0) {
    throw new Error(`The content security policy forbids:\n${[...problems].join('\n')}`);
  }
  const inline = { scripts: [...scripts].sort(), styles: [...styles].sort() };
  await writeFile(join(folder, '_headers'), headersFile(inline));
}

/** The style sheet is the list of the styles that are known. */
function ruledStyles(css: string): Set<string> {
  return new Set([...css.matchAll(/\[data-style='([^']+)'\]/g)].map(([, style = '']) => style));
}
