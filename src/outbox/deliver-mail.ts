import { logEvent } from '../log-event.ts';
import type { Mail } from '../mail/mail.ts';
import type { Mailer } from '../mail/mailer.ts';
import { kindOf } from '../mail/send-result.ts';
import { LEASE_MS, planNext, type Plan, type ResultKind } from './attempt-plan.ts';
import type { Ending, History } from './history.ts';

/** Nobody begins to send when this little of the lease is left: somebody else may begin soon. */
const TOO_LATE_MS = 30_000;

/** How sending is done and what time it is; tests bring their own. */
export interface SendingParts {
  send: Mailer['send'];
  /** Milliseconds since the epoch. */
  now: () => number;
}

/** Where a mail stands after a step. */
export interface MailState {
  /** Absent while the story goes on. */
  ending?: Ending;
  /** How the attempt of this step ended, if there was one. */
  kind?: ResultKind;
}

/**
 * Takes one mail one step further: looks what happened so far, claims the next attempt if it is
 * due, sends, and records how that ended.
 * @param id of the submission or notice that the mail belongs to
 * @param isWanted asked right before sending: the person may have withdrawn meanwhile
 * @throws if the store fails
 */
export async function deliverMail(
  history: History,
  id: string,
  mail: Mail,
  { send, now }: SendingParts,
  isWanted: () => Promise<boolean> = () => Promise.resolve(true),
): Promise<MailState> {
  const { recipient } = mail;
  const known = await history.ending(id, recipient);
  if (known) return { ending: known.ending };

  const finish = async (ending: Ending, kind?: ResultKind): Promise<MailState> => {
    await history.end(id, recipient, ending, now());
    return { ending, ...(kind && { kind }) };
  };
  const attempts = await history.attempts(id, recipient);
  if (attempts.some(({ result }) => result?.kind === 'delivered')) return await finish('delivered');
  const plan = planNext(recipient, attempts, now());
  if (plan.action === 'wait') return {};
  if (plan.action !== 'send') return await finish(endingOf(plan));

  if (!(await isWanted())) return {};
  const number = attempts.length;
  const at = now();
  const leaseUntil = at + LEASE_MS;
  if (!(await history.claim(id, recipient, number, { at, leaseUntil }))) return {};
  if (now() > leaseUntil - TOO_LATE_MS) return {};
  const kind = await trySending(mail, plan, send);
  await history.recordResult(id, recipient, number, { kind, at: now() });
  if (kind === 'delivered') return await finish('delivered', kind);
  const next = planNext(recipient, [...attempts, { at, leaseUntil, result: { kind, at } }], at);
  return next.action === 'reroute' ? await finish('rerouted', kind) : { kind };
}

function endingOf(plan: Plan): Ending {
  return plan.action === 'reroute' ? 'rerouted' : 'given-up';
}

async function trySending(
  mail: Mail,
  { isRepeat, isBrief }: Extract<Plan, { action: 'send' }>,
  send: Mailer['send'],
): Promise<ResultKind> {
  try {
    await send({
      ...mail,
      ...(isRepeat && { subject: `${mail.repeatMark} ${mail.subject}`.trim() }),
      ...(isBrief && { text: mail.briefText }),
    });
    return 'delivered';
  } catch (error) {
    logEvent('mail-not-sent', { recipient: mail.recipient, error });
    return kindOf(error);
  }
}
