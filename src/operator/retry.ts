import { repeatRequest } from '../outbox/attempt-plan.ts';
import type { History } from '../outbox/history.ts';
import type { Recipient } from '../mail/mail.ts';
import {
  deliveredAt,
  deliveredBefore,
  isUnderWay,
  mailStories,
  perhapsDeliveredAt,
  type MailStory,
} from './mail-states.ts';
import { storedUnder, type Stored } from './stored.ts';
import type { Desk } from './desk.ts';

/**
 * Has everything sent again at the next sweep, although it was delivered: some servers return a
 * mail days later. Every mail is marked as a repeat; the person gets no second confirmation.
 * @param reference as typed
 * @throws Refusal if nothing is stored under it
 */
export async function retry(desk: Desk, reference: string): Promise<boolean> {
  let isDone = true;
  for (const stored of await storedUnder(desk.outbox, reference)) {
    if (!(await retryOne(desk, stored))) isDone = false;
  }
  return isDone;
}

async function retryOne(desk: Desk, stored: Stored): Promise<boolean> {
  const { outbox, now, isDryRun, print } = desk;
  const { id, envelope } = stored;
  if (!envelope.kid) {
    // To store it anew would lose what may still stand there.
    print(`${stored.reference}: its record cannot be read, so nothing can be sent.`);
    return false;
  }
  const stories = await mailStories(outbox.history, stored);
  if (stories.some((story) => isUnderWay(story, now))) {
    print(`${stored.reference}: a mail is being sent right now. Try again in two minutes.`);
    return false;
  }
  const again = stories.filter(needsRepeat);
  if (!isDryRun) {
    for (const story of again) await makeDue(outbox.history, id, story, now);
    // Also for an open one: a sweep may have settled it meanwhile, and an alarm counts it again.
    await outbox.reopen(envelope);
  }
  print(
    `${stored.reference}: ${isDryRun ? 'would go' : 'goes'} out again ${when(
      stored,
      again.map(({ recipient }) => recipient),
    )}.`,
  );
  const closed = stories.find(({ recipient }) => recipient === 'agency')?.end?.ending;
  if (closed === 'withdrawn') print('  The agency gets nothing: the person does not allow it.');
  if (closed === 'rerouted') print('  The agency gets nothing: its mail went to the office.');
  return true;
}

/** An agency whose mail was taken from it does not get it back by a repeat. */
function needsRepeat({ recipient, attempts, end }: MailStory): boolean {
  if (recipient === 'sender') return false;
  if (end?.ending === 'rerouted' || end?.ending === 'withdrawn') return false;
  return attempts.length > 0 || end !== undefined;
}

async function makeDue(history: History, id: string, story: MailStory, now: number) {
  const { recipient } = story;
  const delivered = deliveredAt(story) ?? deliveredBefore(story);
  const perhaps = perhapsDeliveredAt(story);
  const known = {
    ...(delivered !== undefined && { deliveredAt: delivered }),
    ...(perhaps !== undefined && { perhapsDeliveredAt: perhaps }),
  };
  const { result, ...claim } = repeatRequest(known, now);
  await history.forget(id, recipient);
  // If a sweep was faster, it is sending the mail already.
  if (await history.claim(id, recipient, 0, claim)) {
    await history.recordResult(id, recipient, 0, result);
  }
}

function when({ envelope }: Stored, again: Recipient[]): string {
  if (envelope.isSuspicious) return 'in the next report to the office';
  if (again.length === 0) return 'at the next sweep (nothing was tried yet)';
  return `at the next sweep, marked as a repeat, to: ${again.join(', ')}`;
}
