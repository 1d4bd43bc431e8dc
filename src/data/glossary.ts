import { z } from 'zod';
import { localizedData, type Localized } from '../i18n/localized-data.ts';
import type { LocaleKey } from '../site/locales.ts';

const glossaryEntrySchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/),
  /** The German word with its article, in every language: people meet it on paper. */
  term: z.string().min(1),
  topic: z.enum([
    'office',
    'letters',
    'money',
    'health',
    'family',
    'school',
    'housing',
    'work',
    'help',
  ]),
  explanation: z.string().min(1),
  /** Where one meets the word. */
  where: z.string().min(1),
  /** Other words that people search for. */
  synonyms: z.array(z.string()),
});

/** A German word from offices, health, school or housing, explained in plain words. */
export type GlossaryEntry = Localized<z.infer<typeof glossaryEntrySchema>>;

/**
 * The pages of the glossary, each with the first letter of its words. All words on one page would
 * be more than a server sends before it waits for an answer (`tests/site/weight.test.ts`).
 */
export const glossaryPages = [
  { slug: 'glossary', from: 'A' },
  { slug: 'glossary/k-z', from: 'K' },
] as const;

const loaded = new Map<LocaleKey, GlossaryEntry[]>();

/** The whole glossary for readers of a language, in German alphabetical order. */
export function glossary(locale: LocaleKey): GlossaryEntry[] {
  let entries = loaded.get(locale);
  if (!entries) {
    entries = localizedData('glossary', locale, glossaryEntrySchema).sort((a, b) =>
      headword(a).localeCompare(headword(b), 'de'),
    );
    loaded.set(locale, entries);
  }
  return entries;
}

/** The word without its article, by which it is sorted. */
export function headword({ term }: Pick<GlossaryEntry, 'term'>): string {
  return term.replace(/^(der|die|das) /, '');
}

/** The letter under which a word stands: `Ü` is listed with `U`. */
export function initial(entry: Pick<GlossaryEntry, 'term'>): string {
  return headword(entry).normalize('NFD').charAt(0).toUpperCase();
}

/** The page of the glossary on which a letter's words stand. */
export function glossaryPageOf(letter: string): (typeof glossaryPages)[number]['slug'] {
  return (glossaryPages.findLast(({ from }) => from <= letter) ?? glossaryPages[0]).slug;
}

/** The address of a word in the glossary. */
export function glossaryAddress(locale: LocaleKey, entry: GlossaryEntry): string {
  return `/${locale}/${glossaryPageOf(initial(entry))}/#${entry.key}`;
}

/** @throws if the glossary has no such word */
export function findTerm(key: string, locale: LocaleKey): GlossaryEntry {
  const entry = glossary(locale).find((candidate) => candidate.key === key);
  if (!entry) throw new Error(`content/glossary/de.json has no word "${key}"`);
  return entry;
}
