import { office } from '../data/office.ts';
import type { Submission } from '../forms/submission.ts';
import type { Translate } from '../i18n/strings.ts';
import { locales } from '../site/locales.ts';

/**
 * The mail to the person: fixed text and the reference, in their language. Nothing they typed
 * stands in it, so that nobody can use the form to send a text to somebody else.
 */
export function confirmationText({ locale, reference }: Submission, t: Translate): string {
  const latin = (text: string) => (locales[locale].dir === 'rtl' ? isolateLtr(text) : text);
  return [
    t('confirmationMail.greeting'),
    '',
    t('confirmationMail.received'),
    t('confirmationMail.reference', { reference: latin(reference) }),
    '',
    t('confirmationMail.next'),
    t('confirmationMail.questions', { phone: latin(office.phone), email: latin(office.email) }),
    '',
    t('confirmationMail.notYou'),
    '',
  ].join('\n');
}

/** Keeps numbers and addresses in order between right-to-left words (U+2066 and U+2069). */
function isolateLtr(text: string): string {
  return `\u2066${text}\u2069`;
}
