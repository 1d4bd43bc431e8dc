import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { writeMarkdown } from '../report/write-markdown.ts';

const file = fileURLToPath(new URL('report.md', import.meta.url));

const preface = `# What a page costs

Written by \`npm run bench\`. Each part says when, on what and from which commit it was measured; a part that was not run again keeps its table. CONTRIBUTING.md names the parts and their options.

- **this site**: \`dist/\` as it is deployed.
- **stock**: a Starlight project with nothing but languages and a title, built in the same run from the text of the same pages at the same addresses. Its sidebar is Starlight's own, made from the folders.
- **bare**: the same text as HTML without styles, scripts, navigation and most attributes; nobody can go below it.
`;

/**
 * Puts a part's result in the place of what the report said about it before, so that a part that
 * fails or is not run takes nothing from the others.
 * @param titles of all parts in their order; sections with other titles are dropped
 * @param body Markdown without headings of the first two levels
 */
export async function writeSection(
  title: string,
  titles: readonly string[],
  body: string,
): Promise<void> {
  const sections = readSections();
  sections.set(title, body);
  const text = titles.flatMap((name) => {
    const content = sections.get(name);
    return content === undefined ? [] : [`## ${name}\n\n${content.trim()}\n`];
  });
  await writeMarkdown(file, [preface, ...text].join('\n'));
}

function readSections(): Map<string, string> {
  if (!existsSync(file)) return new Map();
  const [, ...sections] = readFileSync(file, 'utf8').split(/^## /m);
  return new Map(
    sections.map((section) => {
      const [title = '', ...body] = section.split('\n');
      return [title, body.join('\n')];
    }),
  );
}
