import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** What somebody types, and where it must lead. */
export interface Query {
  text: string;
  /** Slugs that answer it equally well. */
  expected: string[];
  half: 'known' | 'held-out';
}

/** The languages that have a table. */
export const queryLocales = ['de', 'en', 'ar'] as const;

/** Reads the table of a language. */
export function queriesOf(locale: string): Query[] {
  return (['known', 'held-out'] as const).flatMap((half) =>
    readFileSync(join(import.meta.dirname, 'queries', half, `${locale}.tsv`), 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line) => {
        const [text = '', slugs = ''] = line.split('\t');
        return { text, expected: slugs.split(' '), half };
      }),
  );
}
