import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** What belongs into the data files and never into a page's text. */
const forbidden: [what: string, pattern: RegExp][] = [
  ['phone number', /(?<![\d-])(?:\+49|0\d{2,5})[ /-]?\d{3,}/],
  ['short phone number', /\b116 ?\d{3}\b/],
  ['amount of money', /\d+(?:[.,]\d+)? ?(?:Euro|€|EUR)\b/],
  ['former name of a benefit', /Bürgergeld/],
  ['address', /(?!Musterweg)\p{Lu}[\p{L}-]*(?:straße|gasse|weg|platz) \d+/u],
  ['postcode and town', /(?<!Musterweg 3, )\b\d{5} \p{Lu}\p{Ll}+/u],
  ['paragraph of a law', /§+ ?\d+/],
];

it.each(globSync('content/docs/**/*.mdx').map((file) => file.replaceAll('\\', '/')))(
  '%s takes numbers, amounts, addresses and laws from the data',
  (file) => {
    const body = readFileSync(file, 'utf8').replace(/^---[\s\S]*?---/, '');
    const found = forbidden.flatMap(([what, pattern]) => {
      const match = pattern.exec(body);
      return match ? [`${what}: ${match[0]}`] : [];
    });
    expect(found).toEqual([]);
  },
);
