import { writeFileSync } from 'node:fs';
import { format, resolveConfig } from 'prettier';

/** Writes a report as `npm run format` would leave it. @param file its path */
export async function writeMarkdown(file: string, markdown: string): Promise<void> {
  const options = await resolveConfig(file);
  writeFileSync(file, await format(markdown, { ...options, parser: 'markdown' }));
}
