import { z } from 'zod';
import phonesJson from '../../content/data/phones.json' with { type: 'json' };
import { localizedData, type Localized } from '../i18n/localized-data.ts';
import { defaultLocale, type LocaleKey } from '../site/locales.ts';
import { provenance } from './certainty.ts';

const phoneSchema = z.strictObject({
  key: z.string().regex(/^[a-z0-9-]+$/),
  number: z.string().regex(/^[\d -]+$/),
  ...provenance,
});

const phoneTextSchema = z.strictObject({
  key: z.string(),
  name: z.string().min(1),
  /** When and in which languages somebody answers; may be empty. */
  note: z.string(),
});

/** A help line or emergency number with its name in the reader's language. */
export type Phone = z.infer<typeof phoneSchema> &
  Localized<z.infer<typeof phoneTextSchema>> & {
    /** The name as it stands on German pages and papers. */
    germanName: string;
  };

/** All numbers outside the office, which never stand in a page's text. */
export const phoneNumbers = z.array(phoneSchema).parse(phonesJson);

/**
 * @param key of a number in `content/data/phones.json`
 * @throws if there is no such number, naming those there are
 */
export function findPhone(key: string, locale: LocaleKey): Phone {
  const phone = phoneNumbers.find((candidate) => candidate.key === key);
  const textIn = (reader: LocaleKey) =>
    localizedData('phones', reader, phoneTextSchema).find((entry) => entry.key === key);
  const text = textIn(locale);
  const germanName = textIn(defaultLocale)?.name;
  if (!phone || !text || !germanName) {
    const known = phoneNumbers.map((candidate) => candidate.key).join(', ');
    throw new Error(`There is no phone number "${key}". Use one of: ${known}`);
  }
  return { ...phone, ...text, germanName };
}
