import { logEvent } from '../log-event.ts';
import { composeMails } from '../mail/compose-mails.ts';
import type { Mail } from '../mail/mail.ts';
import { openMailer, type Mailer } from '../mail/mailer.ts';
import { readSettings } from '../settings.ts';
import type { Outbox } from './outbox.ts';

/**
 * Sends what is still missing of one submission, and forgets it once everybody has it. A failure
 * leaves it in the outbox for the next sweep; it never throws, as nobody is left to answer to.
 */
export async function deliver(outbox: Outbox, id: string): Promise<void> {
  try {
    const submission = await outbox.get(id);
    if (!submission) return;
    const settings = readSettings(process.env);
    const mailer = await openMailer(settings.smtpUrl);
    const mails = composeMails(submission, settings);
    const done = await Promise.all(mails.map((mail) => deliverOnce(outbox, id, mail, mailer)));
    if (done.every(Boolean)) await outbox.remove(id);
  } catch (error) {
    logEvent('delivery-failed', { error });
  }
}

async function deliverOnce(
  outbox: Outbox,
  id: string,
  mail: Mail,
  mailer: Mailer,
): Promise<boolean> {
  try {
    if (await outbox.isDelivered(id, mail.recipient)) return true;
    await mailer.send(mail);
    await outbox.markDelivered(id, mail.recipient);
    return true;
  } catch (error) {
    logEvent('mail-not-sent', { recipient: mail.recipient, error });
    // A confirmation is a courtesy: a mistyped address must not keep the rest in the outbox.
    return mail.recipient === 'sender';
  }
}
