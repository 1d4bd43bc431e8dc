import { z } from 'zod';
import { fields } from './fields.ts';
import type { Form } from './form.ts';

/** A question to the office (domain brief, section 6 b). */
export const contact = {
  name: 'contact',
  schema: z.object({
    topic: fields.topic,
    message: fields.message,
    answerLanguage: fields.answerLanguage.optional(),
    name: fields.contactName.optional(),
    municipality: fields.municipality.optional(),
    email: fields.email.optional(),
    phone: fields.phone.optional(),
    forward: fields.forward.optional(),
    confirmation: fields.confirmation.optional(),
  }),
  groups: [
    { name: 'question', fields: ['topic', 'message', 'answerLanguage'] },
    { name: 'contact', fields: ['name', 'municipality', 'email', 'phone'] },
    { name: 'privacy', fields: ['forward', 'confirmation'] },
  ],
  oneOf: [['email', 'phone']],
  needs: { confirmation: 'email' },
} as const satisfies Form;
