import type { LocaleKey } from '../site/locales.ts';
import type { Answers, FormName } from './form.ts';

/** An accepted form, as it is stored and mailed. Plain JSON. */
export interface Submission {
  /** Key in the store: the day of receipt and a keyed hash, which says nothing of the person. */
  id: string;
  /** What the person is told, e.g. `AW-7KD-M3P-9XC`; follows from the id. */
  reference: string;
  form: FormName;
  /** The language in which the person read the form. */
  locale: LocaleKey;
  /** ISO 8601, UTC. */
  receivedAt: string;
  consentVersion: string;
  /** Perhaps from a machine: the office sees it in its report, nobody else gets mail. */
  isSuspicious: boolean;
  answers: Answers;
}

/** What was sent, before the store gives it an identity. */
export type NewSubmission = Omit<Submission, 'id' | 'reference'>;
