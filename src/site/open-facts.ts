import { readFileSync, globSync } from 'node:fs';
import { join } from 'node:path';
import { findFact } from '../data/facts.ts';
import { findPhone } from '../data/phones.ts';
import { defaultLocale } from './locales.ts';

/** What the county has not confirmed on one German page. */
export interface OpenPage {
  /** Slug, e.g. `handouts/m3-4`; the home page is ``. */
  slug: string;
  title: string;
  /** The text itself is a draft. */
  isDraft: boolean;
  /** Facts and numbers on the page, each with its source. */
  facts: { what: string; source: string }[];
  /** How many statements the author marked as not confirmed. */
  marks: number;
}

const docs = join(process.cwd(), 'content/docs', defaultLocale);

/** Reads all German pages and lists what is open on each. */
export function openPages(): OpenPage[] {
  return globSync('**/*.mdx', { cwd: docs })
    .sort()
    .map((file) => {
      try {
        return readPage(file);
      } catch (error) {
        // This list is built before the page itself; an editor must hear which page is meant.
        throw new Error(`content/docs/de/${file}: ${String(error)}`, { cause: error });
      }
    })
    .filter(({ isDraft, facts, marks }) => isDraft || facts.length > 0 || marks > 0);
}

function readPage(file: string): OpenPage {
  const source = readFileSync(join(docs, file), 'utf8');
  const names = (pattern: RegExp) =>
    [...source.matchAll(pattern)].flatMap(([, keys = '']) => keys.trim().split(/\s+/));
  const facts = names(/<Fact name="([^"]+)"/g).map((key) => {
    const { about, value, source, verified } = findFact(key, defaultLocale);
    return { what: `${about}: ${value}`, source, verified };
  });
  const phones = names(/<Phone(?:List)? of="([^"]+)"/g).map((key) => {
    const { name, number, source, verified } = findPhone(key, defaultLocale);
    return { what: `${name}: ${number}`, source, verified };
  });
  const open = [...facts, ...phones].filter(({ verified }) => verified === null);
  return {
    slug: file
      .replaceAll('\\', '/')
      .replace(/\.mdx$/, '')
      .replace(/(^|\/)index$/, ''),
    title: /^title: *['"]?(.*?)['"]?$/m.exec(source)?.[1] ?? file,
    isDraft: !/^status: confirmed$/m.test(source),
    facts: [...new Map(open.map((fact) => [fact.what, fact])).values()],
    marks: source.split('<Unconfirmed').length - 1,
  };
}
