import { z } from 'zod';
import officeJson from '../../content/data/office.json' with { type: 'json' };
import { provenance } from './certainty.ts';

const officeSchema = z.strictObject({
  person: z.string(),
  phone: z.string(),
  email: z.email(),
  authority: z.string(),
  street: z.string(),
  town: z.string(),
  ...provenance,
});

/** The office of the county's integration officer (*Integrationsbeauftragte*). */
export const office = officeSchema.parse(officeJson);

/**
 * A German number as a `tel:` link, which needs the international form.
 * @param phone as printed, e.g. `06731 408-3121`; short codes such as `112` stay as they are
 */
export function telephoneLink(phone: string): string {
  const digits = phone.replace(/\D/g, '');
  return `tel:${digits.startsWith('0') ? `+49${digits.slice(1)}` : digits}`;
}
