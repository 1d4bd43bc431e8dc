import type { Submission } from '../forms/submission.ts';
import { logEvent } from '../log-event.ts';
import { composeMails } from '../mail/compose-mails.ts';
import type { Mail } from '../mail/mail.ts';
import { openMailer, type Mailer } from '../mail/mailer.ts';
import { kindOf } from '../mail/send-result.ts';
import { readSettings } from '../settings.ts';
import { LEASE_MS, planNext, type ResultKind } from './attempt-plan.ts';
import type { Ending, Outbox } from './outbox.ts';

/** Sends mails and knows the time; the real ones unless a test says otherwise. */
export interface DeliveryParts {
  compose: (submission: Submission, isRerouted: boolean) => Mail[];
  send: Mailer['send'];
  /** Milliseconds since the epoch. */
  now: () => number;
}

/**
 * Takes every mail of one submission one step further, and forgets the submission once everybody
 * has it. It never throws, as nobody is left to answer to; what failed waits for the next sweep.
 */
export async function deliver(outbox: Outbox, id: string, given?: DeliveryParts): Promise<void> {
  try {
    const submission = await outbox.get(id);
    if (!submission) return;
    const parts = given ?? (await realParts());
    const isRerouted = (await outbox.ending(id, 'agency')) === 'rerouted';
    const mails = parts.compose(submission, isRerouted);
    const endings = await Promise.all(mails.map((mail) => step(outbox, id, mail, parts)));
    const isNewlyRerouted = !isRerouted && endings.includes('rerouted');
    if (isNewlyRerouted) await deliver(outbox, id, parts);
    else if (endings.every(Boolean)) await outbox.forget(id);
  } catch (error) {
    logEvent('delivery-failed', { error });
  }
}

async function realParts(): Promise<DeliveryParts> {
  const settings = readSettings(process.env);
  const mailer = await openMailer(settings.smtpUrl);
  return {
    compose: (submission, isRerouted) => composeMails(submission, settings, isRerouted),
    send: (mail) => mailer.send(mail),
    now: Date.now,
  };
}

/** @returns how the mail's story ended, or `undefined` if it goes on */
async function step(
  outbox: Outbox,
  id: string,
  mail: Mail,
  { send, now }: DeliveryParts,
): Promise<Ending | undefined> {
  const { recipient } = mail;
  const known = await outbox.ending(id, recipient);
  if (known) return known;

  const finish = async (ending: Ending): Promise<Ending> => {
    await outbox.end(id, recipient, ending, now());
    return ending;
  };
  const attempts = await outbox.attempts(id, recipient);
  if (attempts.some(({ result }) => result?.kind === 'delivered')) {
    return await finish('delivered');
  }
  const plan = planNext(recipient, attempts, now());
  if (plan.action === 'wait') return undefined;
  if (plan.action === 'reroute') return await finish('rerouted');
  if (plan.action === 'give-up') return await finish('given-up');

  const number = attempts.length;
  const at = now();
  const isMine = await outbox.claim(id, recipient, number, { at, leaseUntil: at + LEASE_MS });
  if (!isMine) return undefined;
  const kind = await trySending(mail, plan.isRepeat, send);
  await outbox.recordResult(id, recipient, number, { kind, at: now() });
  if (kind === 'delivered') return await finish('delivered');
  const next = planNext(recipient, [...attempts, { at, leaseUntil: at, result: { kind, at } }], at);
  return next.action === 'reroute' ? await finish('rerouted') : undefined;
}

async function trySending(
  mail: Mail,
  isRepeat: boolean,
  send: Mailer['send'],
): Promise<ResultKind> {
  try {
    await send(isRepeat ? { ...mail, subject: `${mail.repeatMark} ${mail.subject}` } : mail);
    return 'delivered';
  } catch (error) {
    logEvent('mail-not-sent', { recipient: mail.recipient, error });
    return kindOf(error);
  }
}
