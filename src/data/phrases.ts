import { z } from 'zod';
import { localizedData, type Localized } from '../i18n/localized-data.ts';
import { defaultLocale, type LocaleKey } from '../site/locales.ts';

export const situations = [
  'introduction',
  'interpreting',
  'doctor',
  'office',
  'letters',
  'school',
  'housing',
  'phone',
  'no',
  'difficult',
  'emergency',
] as const;

/** When a sentence is said. */
export type Situation = (typeof situations)[number];

export const speakers = ['companion', 'person', 'professional'] as const;

/** Who says a sentence; a professional's sentences are there to be recognised. */
export type Speaker = (typeof speakers)[number];

const phraseSchema = z.strictObject({
  key: z.string().regex(/^[a-z]+-\d{2}$/),
  situation: z.enum(situations),
  who: z.enum(speakers),
  text: z.string().min(1),
});

/** A German sentence to say, with its translation if the reader's language has one. */
export interface Phrase extends z.infer<typeof phraseSchema> {
  translation: Localized<{ text: string }> | undefined;
}

/** The sentences of a situation, in the order of the talk. */
export function phrasesFor(situation: Situation, locale: LocaleKey): Phrase[] {
  const german = localizedData('phrases', defaultLocale, phraseSchema);
  const own = new Map(
    localizedData('phrases', locale, phraseSchema).map((phrase) => [phrase.key, phrase]),
  );
  return german
    .filter((phrase) => phrase.situation === situation)
    .map((phrase) => {
      const { text, lang, dir, isStale } = own.get(phrase.key) ?? phrase;
      const isGerman = lang === phrase.lang;
      return { ...phrase, translation: isGerman ? undefined : { text, lang, dir, isStale } };
    });
}
