import type { Submission } from '../forms/submission.ts';
import { logEvent } from '../log-event.ts';
import { composeMails } from '../mail/compose-mails.ts';
import type { Mail } from '../mail/mail.ts';
import { openMailer } from '../mail/mailer.ts';
import type { Settings } from '../settings.ts';
import { mayConfirm } from './confirmation-limit.ts';
import { deliverMail, type MailState, type SendingParts } from './deliver-mail.ts';
import { KeyError } from './keyring.ts';
import type { Envelope, Outbox } from './outbox.ts';

/** Composes and sends mails and knows the time; the real ones unless a test says otherwise. */
export interface DeliveryParts extends SendingParts {
  compose: (submission: Submission, isRerouted: boolean) => Mail[];
}

/**
 * Where a submission stands after a step. `held`: the office sees it in its report, since it may
 * come from a machine. `misconfigured`: the mail server does not know us, so nothing else will go
 * out either. `unreadable`: no key opens it.
 */
export type Outcome = 'settled' | 'waiting' | 'held' | 'misconfigured' | 'unreadable' | 'failed';

/** Everything real, for the functions. */
export async function deliveryParts(settings: Settings): Promise<DeliveryParts> {
  const mailer = await openMailer(settings.smtpUrl);
  return {
    compose: (submission, isRerouted) => composeMails(submission, settings, isRerouted),
    send: (mail) => mailer.send(mail),
    now: Date.now,
  };
}

/**
 * Takes every mail of one submission one step further, and settles the submission once everybody
 * has it. It never throws, as nobody is left to answer to; what failed waits for the next sweep.
 */
export async function deliver(
  outbox: Outbox,
  envelope: Envelope,
  parts: DeliveryParts,
): Promise<Outcome> {
  if (envelope.isSuspicious) return 'held';
  try {
    return await step(outbox, envelope, parts);
  } catch (error) {
    logEvent('delivery-failed', { error });
    return error instanceof KeyError ? 'unreadable' : 'failed';
  }
}

async function step(outbox: Outbox, envelope: Envelope, parts: DeliveryParts): Promise<Outcome> {
  const { id } = envelope;
  const { history } = outbox;
  const isRerouted = (await history.ending(id, 'agency'))?.ending === 'rerouted';
  const mails = parts.compose(outbox.unseal(envelope), isRerouted);
  const isStored = async () => (await outbox.envelope('open', id)) !== undefined;
  const states = await Promise.all(
    mails.map(async (mail): Promise<MailState> => {
      if (mail.recipient === 'sender' && !(await mayConfirm(outbox, id, mail.to, parts.now()))) {
        await history.end(id, 'sender', 'skipped', parts.now());
        return { ending: 'skipped' };
      }
      return await deliverMail(history, id, mail, parts, isStored);
    }),
  );
  if (!isRerouted && states.some(({ ending }) => ending === 'rerouted')) {
    return await step(outbox, envelope, parts);
  }
  if (states.every(({ ending }) => ending)) {
    await outbox.settle(envelope);
    return 'settled';
  }
  return states.some(({ kind }) => kind === 'configuration') ? 'misconfigured' : 'waiting';
}
