import { z } from 'zod';
import { municipalities } from '../data/municipalities.ts';
import { trainingPlaces } from '../data/training-places.ts';
import { localeKeys } from '../site/locales.ts';
import { spokenLanguages } from './spoken-languages.ts';
import { EMAIL, EMAIL_MAX, NAME, PHONE, PHONE_MAX } from './text-rules.ts';

/** How a field appears on the page; its limits come from the schema itself. */
export interface FieldMeta {
  control: 'text' | 'textarea' | 'select' | 'radio' | 'checkboxes' | 'tick';
  /** HTML `type` of a text control that is not plain text. */
  inputType?: 'email' | 'tel';
  autocomplete?: string;
  inputmode?: 'email' | 'tel';
  /** Strings are looked up under `field.<text>.…` where the name alone would be ambiguous. */
  text?: string;
}

const meta = (fieldMeta: FieldMeta) => ({ ...fieldMeta });

/** A box that may be ticked; absent when it is not. */
const tick = z.literal('yes').meta(meta({ control: 'tick' }));

/**
 * The fields of both forms, each with its rule and its appearance. Nothing else is asked:
 * never nationality, mother tongue, religion, residence status or date of birth.
 * Values arrive normalised, and what is empty is absent.
 */
export const fields = {
  name: z
    .string()
    .regex(NAME)
    .max(100)
    .meta(meta({ control: 'text', autocomplete: 'name' })),
  contactName: z
    .string()
    .max(100)
    .meta(meta({ control: 'text', autocomplete: 'name', text: 'contactName' })),
  email: z
    .string()
    .regex(EMAIL)
    .max(EMAIL_MAX)
    .meta(meta({ control: 'text', inputType: 'email', autocomplete: 'email', inputmode: 'email' })),
  phone: z
    .string()
    .regex(PHONE)
    .max(PHONE_MAX)
    .meta(meta({ control: 'text', inputType: 'tel', autocomplete: 'tel', inputmode: 'tel' })),
  contactBy: z.enum(['email', 'phone']).meta(meta({ control: 'radio' })),
  /** The official key of a municipality, or one of the two answers outside the county. */
  municipality: z
    .enum([...municipalities.map(({ ags }) => ags), 'worms', 'elsewhere'])
    .meta(meta({ control: 'select' })),
  languages: z.array(z.enum(spokenLanguages)).meta(meta({ control: 'checkboxes' })),
  otherLanguages: z
    .string()
    .max(100)
    .meta(meta({ control: 'text' })),
  german: z.enum(['good', 'some', 'learning']).meta(meta({ control: 'radio' })),
  adult: tick,
  places: z
    .array(z.enum(trainingPlaces.map(({ key }) => key)))
    .meta(meta({ control: 'checkboxes' })),
  times: z
    .array(z.enum(['mornings', 'afternoons', 'evenings', 'saturdays']))
    .meta(meta({ control: 'checkboxes' })),
  topics: z
    .array(z.enum(['doctor', 'forms', 'offices', 'school', 'housing', 'culture']))
    .meta(meta({ control: 'checkboxes' })),
  needs: z.array(z.enum(['childcare', 'stepFree', 'ride'])).meta(meta({ control: 'checkboxes' })),
  remarks: z
    .string()
    .max(500)
    .meta(meta({ control: 'textarea' })),
  topic: z
    .enum(['interest', 'training', 'companion', 'data', 'barrier', 'other'])
    .meta(meta({ control: 'select' })),
  message: z
    .string()
    .max(4000)
    .meta(meta({ control: 'textarea' })),
  answerLanguage: z.enum(localeKeys).meta(meta({ control: 'select' })),
  consent: tick,
  forward: tick,
  confirmation: tick,
};
