import { routeAnswers } from '../forms/routing.ts';
import type { Ending } from '../outbox/history.ts';
import {
  deliveredAt,
  deliveredBefore,
  isUnderWay,
  mailStory,
  perhapsDeliveredAt,
  shortGermanTime,
  type MailStory,
} from './mail-states.ts';
import { storedUnder, type Stored } from './stored.ts';
import type { Desk } from './desk.ts';

/**
 * Sends the agency's mail to the office, while the agency has not got it. There is no way to any
 * other address: a person allowed these two and no third.
 * @param reference as typed
 * @throws Refusal if nothing is stored under it
 */
export async function reroute(desk: Desk, reference: string): Promise<boolean> {
  return await forEach(desk, reference, async (stored, say) => {
    const story = await mailStory(desk.outbox.history, stored.id, 'agency');
    if (stored.envelope.isSuspicious) {
      return say('no mail for an agency waits; the office has it in its report.', false);
    }
    const delivered = deliveredAt(story);
    if (delivered !== undefined) {
      const time = shortGermanTime(delivered);
      return say(`the agency has it since ${time}. If it came back, "retry" comes first.`, false);
    }
    if (story.end) return say(`the agency's mail ended before: ${story.end.ending}.`, false);
    if (stored.shelf === 'delivered') return say('no mail for an agency waits.', false);
    return await end(desk, stored, story, 'rerouted', say);
  });
}

/**
 * Keeps a submission from the agency, as the person no longer allows passing it on.
 * @param reference as typed
 * @returns false if the agency has it, or may have it: then the office must tell the agency
 * @throws Refusal if nothing is stored under it
 */
export async function withdraw(desk: Desk, reference: string): Promise<boolean> {
  return await forEach(desk, reference, async (stored, say) => {
    const { history } = desk.outbox;
    const story = await mailStory(history, stored.id, 'agency');
    const delivered = deliveredAt(story);
    if (delivered !== undefined) {
      const time = shortGermanTime(delivered);
      return say(
        `TOO LATE: the agency has it since ${time}. The office must tell the agency.`,
        false,
      );
    }
    if (story.end?.ending === 'rerouted') {
      const isSaid = say(
        'the website sends the agency nothing: its mail went to the office.',
        true,
      );
      desk.print('  Tell the office, which was asked to pass it on by hand.');
      return isSaid;
    }
    if (story.end) return say(`the agency's mail ended before: ${story.end.ending}.`, true);
    return await end(desk, stored, story, 'withdrawn', say);
  });
}

type Say = (text: string, isDone: boolean) => boolean;

async function forEach(
  { outbox, print }: Desk,
  reference: string,
  act: (stored: Stored, say: Say) => Promise<boolean>,
): Promise<boolean> {
  let areDone = true;
  for (const stored of await storedUnder(outbox, reference)) {
    const say: Say = (text, isDone) => {
      print(`${stored.reference}: ${text}`);
      return isDone;
    };
    const { submission } = stored;
    const isForAgency = !submission || routeAnswers(submission.answers).kind === 'forward';
    const isDone = isForAgency
      ? await act(stored, say)
      : say('it was never meant for an agency; the office alone gets it.', false);
    areDone &&= isDone;
  }
  return areDone;
}

async function end(
  { outbox: { history }, now, isDryRun, print }: Desk,
  { id }: Stored,
  before: MailStory,
  ending: Ending & ('rerouted' | 'withdrawn'),
  say: Say,
): Promise<boolean> {
  if (isUnderWay(before, now)) {
    return say('the mail is being sent right now. Try again in two minutes.', false);
  }
  const result =
    ending === 'rerouted'
      ? 'goes to the office at the next sweep'
      : 'will not be sent to the agency';
  if (isDryRun) {
    return say(`the agency's mail would end as ${ending}: it ${result}.`, true);
  }
  await history.end(id, 'agency', ending, now);
  // A sweep may have begun in the same second; only the records tell who was first.
  const after = await mailStory(history, id, 'agency');
  const isRaced = after.attempts.length > before.attempts.length;
  if (after.end?.ending !== ending || isRaced) {
    return say('a sweep was faster; the agency may have it. Look with "show".', false);
  }
  say(`the agency's mail ${result}.`, true);
  if (ending === 'withdrawn') print('  Tell the office: its own mail may name the agency.');
  const got = deliveredBefore(after);
  const perhaps = perhapsDeliveredAt(after);
  if (got !== undefined) {
    const time = shortGermanTime(got);
    print(`  BUT the agency's server took it ${time}, before it was to be repeated.`);
  } else if (perhaps !== undefined) {
    const time = shortGermanTime(perhaps);
    print(`  BUT the agency may have got it: nobody knows how the attempt of ${time} ended.`);
  } else return true;
  if (ending === 'withdrawn') print('  The office must tell the agency.');
  return ending === 'rerouted';
}
