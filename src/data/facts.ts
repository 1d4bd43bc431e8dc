import { z } from 'zod';
import factsJson from '../../content/data/facts.json' with { type: 'json' };
import { localizedData, type Localized } from '../i18n/localized-data.ts';
import { defaultLocale, type LocaleKey } from '../site/locales.ts';
import { provenance } from './certainty.ts';

const factSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/),
  /** Where the law says so, or `null`. */
  law: z.string().nullable(),
  ...provenance,
});

const factTextSchema = z.strictObject({
  key: z.string(),
  /** What stands in the sentence, e.g. `drei Kaltmieten`. */
  value: z.string().min(1),
  /** What it is, for the office. */
  about: z.string().min(1),
});

/** An amount, a period, a date or a law that can change. */
export type Fact = z.infer<typeof factSchema> & Localized<z.infer<typeof factTextSchema>>;

/** All facts that can go stale, which never stand in a page's text. */
export const factRecords = z.array(factSchema).parse(factsJson);

/**
 * An amount or a period must be right: if the German one has changed since it was translated, it
 * stands there in German.
 * @param key of a fact in `content/data/facts.json`
 * @throws if there is no such fact, naming those there are
 */
export function findFact(key: string, locale: LocaleKey): Fact {
  const fact = factRecords.find((candidate) => candidate.key === key);
  const textIn = (reader: LocaleKey) =>
    localizedData('facts', reader, factTextSchema).find((entry) => entry.key === key);
  const own = textIn(locale);
  const text = own?.isStale ? textIn(defaultLocale) : own;
  if (!fact || !text) {
    const known = factRecords.map((candidate) => candidate.key).join(', ');
    throw new Error(`There is no fact "${key}". Use one of: ${known}`);
  }
  return { ...fact, ...text };
}
