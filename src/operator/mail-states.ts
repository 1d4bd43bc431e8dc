import { routeAnswers } from '../forms/routing.ts';
import type { Recipient } from '../mail/mail.ts';
import type { Attempt } from '../outbox/attempt-plan.ts';
import type { EndRecord, History } from '../outbox/history.ts';
import type { Outbox } from '../outbox/outbox.ts';
import type { Stored } from './stored.ts';

/** What happened to one mail of a submission. */
export interface MailStory {
  recipient: Recipient;
  attempts: Attempt[];
  end?: EndRecord;
}

const RECIPIENTS: readonly Recipient[] = ['office', 'agency', 'reroute', 'sender'];

/** Reads what happened to one mail. */
export async function mailStory(
  history: History,
  id: string,
  recipient: Recipient,
): Promise<MailStory> {
  const [attempts, end] = await Promise.all([
    history.attempts(id, recipient),
    history.ending(id, recipient),
  ]);
  return { recipient, attempts, ...(end && { end }) };
}

/** Which mails have marks, as `<id>/<recipient>`: a list of many needs few requests then. */
export interface Marks {
  ended: ReadonlySet<string>;
  tried: ReadonlySet<string>;
}

/** Reads which mails have marks. */
export async function allMarks({ records }: Outbox): Promise<Marks> {
  const mails = async (kind: string) =>
    new Set((await records.keys(`${kind}/`)).map((key) => key.split('/').slice(1, 3).join('/')));
  return { ended: await mails('endings'), tried: await mails('attempts') };
}

/**
 * @param marks if given, an ended mail's attempts are not read
 * @returns the stories of all mails that the submission needs, or that left a mark
 */
export async function mailStories(
  history: History,
  { id, submission }: Stored,
  marks?: Marks,
): Promise<MailStory[]> {
  const stories = await Promise.all(
    RECIPIENTS.map(async (recipient): Promise<MailStory> => {
      const mail = `${id}/${recipient}`;
      if (!marks) return await mailStory(history, id, recipient);
      const end = marks.ended.has(mail) ? await history.ending(id, recipient) : undefined;
      if (end) return { recipient, attempts: [], end };
      const wasTried = marks.tried.has(mail);
      return { recipient, attempts: wasTried ? await history.attempts(id, recipient) : [] };
    }),
  );
  const needed = new Set<Recipient>(['office']);
  if (submission && routeAnswers(submission.answers).kind === 'forward') needed.add('agency');
  if (submission?.answers['confirmation'] === 'yes') needed.add('sender');
  return stories.filter(
    ({ recipient, attempts, end }) => needed.has(recipient) || attempts.length > 0 || end,
  );
}

/** When somebody certainly took the mail, milliseconds; `undefined` if nobody did as far as known. */
export function deliveredAt({ attempts, end }: MailStory): number | undefined {
  const attempt = attempts.find(({ result }) => result?.kind === 'delivered');
  return attempt?.result?.at ?? (end?.ending === 'delivered' ? end.at : undefined);
}

/** When somebody took the mail before an operator asked for a repeat, milliseconds. */
export function deliveredBefore({ attempts }: MailStory): number | undefined {
  return attempts[0]?.repeatOf?.deliveredAt;
}

/** The last attempt that nobody knows the end of: the mail may have arrived. */
export function perhapsDeliveredAt({ attempts }: MailStory): number | undefined {
  const unclear = attempts.findLast(
    ({ result, repeatOf }) => !repeatOf && (!result || result.kind === 'ambiguous'),
  );
  return unclear?.at ?? attempts[0]?.repeatOf?.perhapsDeliveredAt;
}

/** Tells whether somebody is sending the mail at this moment. */
export function isUnderWay({ attempts, end }: MailStory, now: number): boolean {
  const last = attempts.at(-1);
  return !end && last !== undefined && !last.result && now < last.leaseUntil;
}

/** Where a mail stands, in a few words without personal data. */
export function stateOf(story: MailStory, { shelf, envelope }: Stored, now: number): string {
  const { attempts, end } = story;
  if (end) {
    const isContradicted = end.ending !== 'delivered' && deliveredAt(story) !== undefined;
    return end.ending + (isContradicted ? ', but was delivered' : '');
  }
  if (isUnderWay(story, now)) return 'being sent';
  const count = attempts.filter(({ repeatOf }) => !repeatOf).length;
  if (attempts.length > 0 && count === 0) return 'waiting to be repeated';
  if (count > 0) {
    const last = attempts.at(-1)?.result?.kind ?? 'no result';
    return `waiting (${String(count)} attempt${count > 1 ? 's' : ''}, last: ${last})`;
  }
  if (envelope.isSuspicious) return shelf === 'open' ? 'held for the report' : 'in the report';
  if (shelf === 'open') return 'not tried yet';
  return story.recipient === 'agency' ? 'no inbox' : 'not sent';
}

/** @param time milliseconds since the epoch, or ISO 8601 */
export function shortGermanTime(time: number | string): string {
  return new Date(time).toLocaleString('de-DE', {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'Europe/Berlin',
  });
}
