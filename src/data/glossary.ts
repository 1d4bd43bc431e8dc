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

/** @throws if the glossary has no such word */
export function findTerm(key: string, locale: LocaleKey): GlossaryEntry {
  const entry = glossary(locale).find((candidate) => candidate.key === key);
  if (!entry) throw new Error(`content/glossary/de.json has no word "${key}"`);
  return entry;
}
