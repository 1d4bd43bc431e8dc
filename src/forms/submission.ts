import type { LocaleKey } from '../site/locales.ts';
import type { Answers, FormName } from './form.ts';

/** An accepted form, as it is stored and mailed. Plain JSON. */
export interface Submission {
  /** Key in the store; random, says nothing about the person. */
  id: string;
  /** What the person is told, e.g. `AW-7KD-M3P-9XC`. */
  reference: string;
  form: FormName;
  /** The language in which the person read the form. */
  locale: LocaleKey;
  /** ISO 8601, UTC. */
  receivedAt: string;
  consentVersion: string;
  answers: Answers;
}
