import { securityHeaders, type InlineHashes } from './security-headers.ts';

const EVERYTHING = '/*';

/**
 * Netlify's rules about headers. No header stands in two rules that meet in one address, because
 * Netlify's hosting and its local library do not agree which one wins.
 * @param inline hashes of the scripts and styles that stand in the built pages
 * @returns the text of `dist/_headers`
 */
export function headersFile(inline: InlineHashes): string {
  const rules = {
    [EVERYTHING]: securityHeaders(inline),
    // Their names change with their content.
    '/_astro/*': { 'Cache-Control': 'public, max-age=31536000, immutable' },
  };
  return Object.entries(rules)
    .map(([path, headers]) => {
      const lines = Object.entries(headers).map(([name, value]) => `  ${name}: ${value}`);
      return [path, ...lines, ''].join('\n');
    })
    .join('\n');
}

/**
 * Reads the headers of every address from a text that `headersFile` wrote.
 * @returns header names with their values
 * @throws if the text has no rule for every address
 */
export function headersOfEverything(file: string): Record<string, string> {
  const lines = file.split('\n');
  const start = lines.indexOf(EVERYTHING) + 1;
  const end = lines.indexOf('', start);
  const headers = lines.slice(start, end).map((line) => {
    const [, name = '', value = ''] = /^ {2}([\w-]+): (.+)$/.exec(line) ?? [];
    return [name, value] as const;
  });
  if (start === 0 || end < 0 || headers.length === 0 || headers.some(([name]) => !name)) {
    throw new Error('_headers has no rule for every address.');
  }
  return Object.fromEntries(headers);
}
