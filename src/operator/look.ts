import pMap from 'p-map';
import { routeAnswers } from '../forms/routing.ts';
import { translator } from '../i18n/strings.ts';
import { deliveryNote, officeText } from '../mail/office-text.ts';
import { allMarks, mailStories, shortGermanTime, stateOf, type MailStory } from './mail-states.ts';
import { allStored, storedUnder, type Stored } from './stored.ts';
import type { Desk } from './desk.ts';

/** Netlify's API answers slowly and counts requests. */
const PARALLEL = 5;

/** Prints one line for each stored submission, without personal data. */
export async function list({ outbox, now, print }: Desk): Promise<boolean> {
  const all = await allStored(outbox);
  const marks = await allMarks(outbox);
  const acknowledged = new Set(await outbox.records.keys('acknowledged/'));
  const lines = await pMap(
    all,
    async (stored) => {
      const stories = await mailStories(outbox.history, stored, marks);
      const states = stories.map((story) => `${story.recipient} ${stateOf(story, stored, now)}`);
      return [
        stored.reference,
        stored.shelf.padEnd(9),
        shortGermanTime(stored.envelope.receivedAt),
        (stored.submission?.form ?? 'UNREADABLE').padEnd(12),
        ...(stored.envelope.isSuspicious ? ['suspicious'] : []),
        ...(acknowledged.has(`acknowledged/${stored.id}`) ? ['acknowledged'] : []),
        states.join(', '),
      ].join('  ');
    },
    { concurrency: PARALLEL },
  );
  lines.forEach(print);
  if (all.length === 0) print('Nothing is stored.');
  if (all.some(({ submission }) => !submission)) {
    print('UNREADABLE: no key in OUTBOX_KEYS opens it, or the record is broken.');
  }
  return true;
}

/** Prints one submission as the office reads it, and what happened to its mails. */
export async function show({ outbox, now, print }: Desk, reference: string): Promise<boolean> {
  for (const stored of await storedUnder(outbox, reference)) {
    const stories = await mailStories(outbox.history, stored);
    print(textOf(stored, stories));
    print(`History (${stored.shelf})`);
    for (const story of stories) {
      print(`  ${story.recipient}: ${stateOf(story, stored, now)}`);
      timesOf(story).forEach(print);
    }
  }
  return true;
}

function textOf({ reference, envelope, submission }: Stored, stories: MailStory[]): string {
  if (!submission) {
    const received = shortGermanTime(envelope.receivedAt);
    const reason = envelope.kid
      ? `no key in OUTBOX_KEYS opens it (it needs "${envelope.kid}")`
      : 'its record is broken';
    return `${reference}, received ${received}: ${reason}.\n`;
  }
  const t = translator('de');
  // Whether the agency has an inbox is known on the site alone; a mail to it says that it has.
  const hasInbox = stories.some(({ recipient, attempts }) => {
    return recipient === 'agency' && attempts.length > 0;
  });
  const note = deliveryNote(routeAnswers(submission.answers), hasInbox, t);
  return officeText(submission, note, t);
}

function timesOf({ attempts, end }: MailStory): string[] {
  const lines = attempts.map(({ at, result, repeatOf }, index) => {
    const kind = result?.kind ?? 'no result';
    if (!repeatOf) return `    ${shortGermanTime(at)}  attempt ${String(index + 1)}: ${kind}`;
    const before = repeatOf.deliveredAt;
    const known = before === undefined ? 'not delivered' : `delivered ${shortGermanTime(before)}`;
    return `    to be repeated, as an operator asked; before that: ${known}`;
  });
  return end ? [...lines, `    ${shortGermanTime(end.at)}  ended: ${end.ending}`] : lines;
}
