import { setTimeout as sleep } from 'node:timers/promises';
import {
  ALZEY,
  contactFields,
  formBody,
  fromOwnPage,
  registrationFields,
  WOELLSTEIN,
  type FieldValues,
} from '../fixtures/answers.ts';
import { AGENCIES } from '../fixtures/local-world.ts';
import type { Chance } from './chance.ts';
import type { Expectation } from './ledger.ts';
import type { Tally } from './tally.ts';

/** Somebody with a form to send. */
export interface Person {
  form: 'registration' | 'contact';
  locale: string;
  fields: FieldValues;
  expectation: Expectation;
}

const PATIENCE_MS = 10_000;
const AGENCY_OF: Record<string, string> = {
  [WOELLSTEIN]: AGENCIES.FID_EMAIL,
  [ALZEY]: AGENCIES.DIAKONIE_EMAIL,
};

/** @param mark stands in what the person writes, and nobody else has it */
export function invent(mark: string, chance: Chance): Person {
  const form = chance.pick(['registration', 'contact'] as const);
  const municipality = chance.pick([WOELLSTEIN, ALZEY, 'worms']);
  const forward = chance.happens(0.6) ? 'yes' : undefined;
  const words = chance.pick(['Bitte rufen Sie an.', 'Ich habe eine Frage.\nDanke!', 'مرحبا، شكرا']);
  const text = `${words} ${mark}`;
  const changes = {
    municipality,
    forward,
    email: `${mark}@example.org`,
    confirmation: chance.happens(0.1) ? 'yes' : undefined,
  };
  const agency = forward && AGENCY_OF[municipality];
  return {
    form,
    locale: chance.pick(['de', 'de-simple', 'en', 'ar']),
    fields:
      form === 'registration'
        ? registrationFields({ ...changes, remarks: text })
        : contactFields({ ...changes, message: text }),
    expectation: { mark, ...(agency && { agency }) },
  };
}

/**
 * Sends a form, the same one again whenever no answer or an excuse comes, as a person would.
 * @param url asked anew for each try
 * @returns the reference that the site confirmed
 * @throws if the site finds fault with the form
 */
export async function sendUntilConfirmed(
  { form, locale, fields }: Person,
  url: () => string,
  chance: Chance,
  answers: Tally,
): Promise<string> {
  for (;;) {
    try {
      const response = await fetch(`${url()}/${locale}/${form}/send`, {
        method: 'POST',
        headers: fromOwnPage,
        body: formBody(fields),
        redirect: 'manual',
        signal: AbortSignal.timeout(PATIENCE_MS),
      });
      await response.body?.cancel();
      answers.add(String(response.status));
      const reference = /AW-[\w-]+/.exec(response.headers.get('location') ?? '')?.[0];
      if (response.status === 303 && reference) return reference;
      if (response.status < 500) throw new UnexpectedAnswer(`${form}: ${String(response.status)}`);
    } catch (error) {
      if (error instanceof UnexpectedAnswer) throw error;
      answers.add('no answer');
    }
    await sleep(chance.between(500, 2500));
  }
}

/** The site refused a form that it should have taken. */
class UnexpectedAnswer extends Error {}
