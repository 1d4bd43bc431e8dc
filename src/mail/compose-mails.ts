import { domainToASCII } from 'node:url';
import { routeAnswers } from '../forms/routing.ts';
import type { Submission } from '../forms/submission.ts';
import { translator } from '../i18n/strings.ts';
import { retentionDays } from '../data/retention.ts';
import type { Settings } from '../settings.ts';
import { confirmationText } from './confirmation-text.ts';
import { deliveryNote, officeSubject, officeText } from './office-text.ts';
import type { Mail, Recipient } from './mail.ts';

/**
 * The mails that one submission needs: always one to the office; one to the agency if the person
 * ticked `forward` and the agency has an inbox; one to the person if they asked for it; and one
 * more to the office if the agency's address refused its mail (`isRerouted`).
 */
export function composeMails(
  submission: Submission,
  settings: Settings,
  isRerouted = false,
): Mail[] {
  const german = translator('de');
  const own = translator(submission.locale);
  const route = routeAnswers(submission.answers);
  const inbox = route.kind === 'forward' ? settings.agencyInboxes[route.agency.key] : undefined;
  const person = asciiAddress(submission.answers['email']);
  const domain = settings.mailFrom.slice(settings.mailFrom.lastIndexOf('@') + 1);

  const usualNote = deliveryNote(route, inbox !== undefined, german);
  const mail = (recipient: Recipient, content: Pick<Mail, 'to' | 'subject' | 'text'>): Mail => ({
    recipient,
    from: { name: german('officeMail.from'), address: settings.mailFrom },
    messageId: `<${submission.id}.${recipient}@${domain}>`,
    repeatMark: german('officeMail.repeat'),
    briefText: content.text,
    ...content,
  });
  const forStaff = (recipient: Recipient, to: string, note = usualNote): Mail => ({
    ...mail(recipient, {
      to,
      subject: officeSubject(submission, german),
      text: officeText(submission, note, german),
    }),
    briefText: german('officeMail.brief', {
      reference: submission.reference,
      days: String(retentionDays.delivered),
    }),
    replyTo: person,
  });

  const mails = [forStaff('office', settings.officeEmail)];
  if (inbox) mails.push(forStaff('agency', inbox));
  if (inbox && isRerouted && route.kind === 'forward') {
    const values = { agency: route.agency.name };
    mails.push(
      forStaff('reroute', settings.officeEmail, german('officeMail.delivery.rejected', values)),
    );
  }
  if (submission.answers['confirmation'] === 'yes' && person) {
    mails.push({
      ...mail('sender', {
        to: person,
        subject: own('confirmationMail.subject', { reference: submission.reference }),
        text: confirmationText(submission, own),
      }),
      repeatMark: '',
      from: { name: own('site.title'), address: settings.mailFrom },
      replyTo: settings.officeEmail,
    });
  }
  return mails;
}

/** Mail servers know domains in ASCII only: `a@müller.de` becomes `a@xn--mller-kva.de`. */
function asciiAddress(email: unknown): string | undefined {
  if (typeof email !== 'string') return undefined;
  const at = email.lastIndexOf('@');
  const domain = domainToASCII(email.slice(at + 1));
  return domain ? `${email.slice(0, at)}@${domain}` : undefined;
}
