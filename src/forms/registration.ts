import { z } from 'zod';
import { fields } from './fields.ts';
import type { Form } from './form.ts';

/** Registration for the training (domain brief, section 6 a). */
export const registration = {
  name: 'registration',
  schema: z.object({
    name: fields.name,
    municipality: fields.municipality,
    adult: fields.adult.optional(),
    languages: fields.languages.optional(),
    otherLanguages: fields.otherLanguages.optional(),
    german: fields.german.optional(),
    email: fields.email.optional(),
    phone: fields.phone.optional(),
    contactBy: fields.contactBy.optional(),
    places: fields.places.optional(),
    times: fields.times.optional(),
    topics: fields.topics.optional(),
    needs: fields.needs.optional(),
    remarks: fields.remarks.optional(),
    consent: fields.consent,
    forward: fields.forward.optional(),
    confirmation: fields.confirmation.optional(),
  }),
  groups: [
    {
      name: 'person',
      fields: ['name', 'municipality', 'adult', 'languages', 'otherLanguages', 'german'],
    },
    { name: 'contact', fields: ['email', 'phone', 'contactBy'] },
    { name: 'training', fields: ['places', 'times', 'topics', 'needs', 'remarks'] },
    { name: 'privacy', fields: ['consent', 'forward', 'confirmation'] },
  ],
  oneOf: [
    ['languages', 'otherLanguages'],
    ['email', 'phone'],
  ],
  needs: { confirmation: 'email' },
} as const satisfies Form;
