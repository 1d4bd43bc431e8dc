import { globSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';
import { headersFile } from './headers-file.ts';
import { inlineCodeOf } from './inline-code.ts';

/**
 * Checks that the built pages fit a strict content security policy, and writes `_headers` for them.
 * It has to be the last integration, because it must see what all others wrote.
 */
export function securePages(): AstroIntegration {
  return {
    name: 'secure-pages',
    hooks: { 'astro:build:done': ({ dir }) => securePagesIn(fileURLToPath(dir)) },
  };
}

/**
 * Reads all pages in a folder, and writes its `_headers`.
 * @throws if a page has an event handler or a style attribute: the policy would silently disable
 *   both
 */
export async function securePagesIn(folder: string): Promise<void> {
  const scripts = new Set<string>();
  const styles = new Set<string>();
  const problems = new Set<string>();
  for (const page of globSync('**/*.html', { cwd: folder })) {
    const code = inlineCodeOf(await readFile(join(folder, page), 'utf8'));
    code.scripts.forEach((hash) => scripts.add(hash));
    code.styles.forEach((hash) => styles.add(hash));
    code.handlers.forEach((handler) => problems.add(`${handler}, first in ${page}`));
    code.styleAttributes.forEach((style) => problems.add(`style="${style}", first in ${page}`));
  }
  if (problems.size > 0) {
    throw new Error(`The content security policy forbids:\n${[...problems].join('\n')}`);
  }
  const inline = { scripts: [...scripts].sort(), styles: [...styles].sort() };
  await writeFile(join(folder, '_headers'), headersFile(inline));
}
