import { findMunicipality } from '../data/municipalities.ts';
import { contact } from '../forms/contact.ts';
import { describeField, fieldNames, type FieldDescription, type Form } from '../forms/form.ts';
import { latinDigits } from '../forms/latin-digits.ts';
import { optionLabel } from '../forms/option-label.ts';
import { registration } from '../forms/registration.ts';
import { livesOutside, type Route } from '../forms/routing.ts';
import type { Submission } from '../forms/submission.ts';
import type { StringKey, Translate } from '../i18n/strings.ts';
import { locales } from '../site/locales.ts';

const forms: Record<Submission['form'], Form> = { registration, contact };

/** The subject names the matter, the place and the reference, and nothing that a person typed. */
export function officeSubject({ form, answers, reference }: Submission, t: Translate): string {
  const municipality = findMunicipality(String(answers['municipality']));
  const place = municipality?.name ?? t('officeMail.noPlace');
  return `${t(`officeMail.${form}.subject`)}: ${place} (${reference})`;
}

/** Says who gets the message and why, so that nobody forwards it twice or not at all. */
export function deliveryNote(route: Route, agencyHasInbox: boolean, t: Translate): string {
  if (route.kind === 'no-agency') return t('officeMail.delivery.noAgency');
  const values = { agency: route.agency.name };
  if (route.kind === 'not-allowed') return t('officeMail.delivery.notAllowed', values);
  return agencyHasInbox
    ? t('officeMail.delivery.forwarded', values)
    : t('officeMail.delivery.noInbox', values);
}

/**
 * The mail for office and agency: German, plain text, every field labelled. What the person wrote
 * freely stands untouched at the end.
 */
export function officeText(submission: Submission, delivery: string, t: Translate): string {
  const form = forms[submission.form];
  const fields = fieldNames(form).map((name) => describeField(form, name));
  const isFreeText = ({ control }: FieldDescription) => control === 'textarea';
  const freeTexts = fields.filter((field) => isFreeText(field) && submission.answers[field.name]);
  return [
    `${t('officeMail.reference')}: ${submission.reference}`,
    `${t('officeMail.receivedAt')}: ${germanTime(submission.receivedAt)}`,
    `${t('officeMail.pageLanguage')}: ${locales[submission.locale].germanName}`,
    '',
    `${t('officeMail.delivery')}: ${delivery}`,
    ...(livesOutside(submission.answers) ? [t('officeMail.outside')] : []),
    t(replyHint(submission)),
    '',
    heading(t('officeMail.answers')),
    ...fields.filter((field) => !isFreeText(field)).map((field) => line(field, submission, t)),
    `${t('officeMail.consentVersion')}: ${submission.consentVersion}`,
    ...freeTexts.flatMap((field) => [
      '',
      heading(t('officeMail.freeText', { label: label(field, t) })),
      String(submission.answers[field.name]),
    ]),
    '',
  ].join('\n');
}

function replyHint({ answers, isSuspicious }: Submission): StringKey {
  if (!answers['email']) return 'officeMail.replyByPhone';
  // It stands in the office's report, among others: an answer to that reaches nobody.
  return isSuspicious ? 'officeMail.replyToAddress' : 'officeMail.replyByMail';
}

function heading(text: string): string {
  return `${text}\n${'-'.repeat(text.length)}`;
}

function label(field: FieldDescription, t: Translate): string {
  return t(`${field.strings}.label` as StringKey);
}

function line(field: FieldDescription, { answers }: Submission, t: Translate): string {
  const answer = answers[field.name];
  if (field.control === 'tick') return `[${answer ? 'x' : ' '}] ${label(field, t)}`;
  const question = label(field, t);
  return `${question}${question.endsWith('?') ? '' : ':'} ${answerText(field, answer, t)}`;
}

function answerText(
  field: FieldDescription,
  answer: string | string[] | undefined,
  t: Translate,
): string {
  if (answer === undefined) return t('officeMail.notGiven');
  // Whoever rings up must be able to read the number.
  if (field.inputType === 'tel') return latinDigits(String(answer));
  if (field.options.length === 0) return String(answer);
  return [answer]
    .flat()
    .map((option) => optionLabel(field, option, locales.de.lang, t))
    .join(', ');
}

/** @param iso ISO 8601, UTC */
export function germanTime(iso: string): string {
  return new Date(iso).toLocaleString('de-DE', {
    dateStyle: 'full',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  });
}
