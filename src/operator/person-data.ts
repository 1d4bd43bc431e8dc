import { isReference } from '../forms/reference.ts';
import { routeAnswers } from '../forms/routing.ts';
import {
  deliveredAt,
  deliveredBefore,
  isUnderWay,
  mailStories,
  shortGermanTime,
  type MailStory,
} from './mail-states.ts';
import { foldName, matches, personQuery } from './match-person.ts';
import { allStored, asReference, storedUnder, type Stored } from './stored.ts';
import { Refusal, type Desk } from './desk.ts';

/** Prints references and times of a person's submissions; of a reference, of that one alone. */
export async function find(desk: Desk, who: string): Promise<boolean> {
  for (const one of await storedOf(desk, who)) desk.print(headline(one));
  return true;
}

/** Prints what is stored about a person as JSON, for the right of access. */
export async function exportData(desk: Desk, who: string): Promise<boolean> {
  const found = onePerson(await storedOf(desk, who), who);
  const data = await Promise.all(
    found.map(async (stored) => {
      const { reference, shelf, envelope, submission } = stored;
      const { receivedAt, isSuspicious } = envelope;
      const stories = await mailStories(desk.outbox.history, stored);
      return {
        reference,
        receivedAt,
        isDelivered: shelf === 'delivered',
        isSuspicious,
        ...(submission && {
          form: submission.form,
          pageLanguage: submission.locale,
          consentVersion: submission.consentVersion,
          answers: submission.answers,
        }),
        mails: stories.map((story) => mailData(story, stored)),
      };
    }),
  );
  desk.print(JSON.stringify(data, undefined, 2));
  return true;
}

/** Deletes what is stored about a person. A mail that is not sent yet is never sent. */
export async function deleteData(desk: Desk, who: string): Promise<boolean> {
  const { outbox, now, isDryRun, print, warn } = desk;
  for (const stored of onePerson(await storedOf(desk, who), who)) {
    const stories = await mailStories(outbox.history, stored);
    if (!isDryRun) await outbox.remove(stored.id);
    print(`${isDryRun ? 'would delete' : 'deleted'}  ${headline(stored)}`);
    const holders = stories.filter(
      (story) => (deliveredAt(story) ?? deliveredBefore(story)) !== undefined,
    );
    if (holders.length > 0) {
      print(`  Still in the inbox of: ${holders.map(({ recipient }) => recipient).join(', ')}`);
    }
    if (stories.some((story) => isUnderWay(story, now))) {
      warn(`  A mail of ${stored.reference} is on its way at this moment and cannot be stopped.`);
    }
  }
  return true;
}

async function storedOf({ outbox, warn }: Desk, who: string): Promise<Stored[]> {
  if (isReferenceMeant(who)) return await storedUnder(outbox, who);
  const query = personQuery(who);
  const all = await allStored(outbox);
  const unreadable = all.filter(({ submission }) => !submission).length;
  if (unreadable > 0) {
    warn(`NOT COMPLETE: ${String(unreadable)} of ${String(all.length)} submissions do not open.`);
  }
  const found = all.filter(({ submission }) => submission && matches(submission.answers, query));
  if (found.length === 0) {
    throw new Refusal(
      `Nothing found by this ${query.kind} among ${String(all.length)} stored submissions.`,
    );
  }
  return found;
}

/** Some names begin like a reference and have its length. */
function isReferenceMeant(who: string): boolean {
  return /^AW\p{Pd}/iu.test(who) || isReference(asReference(who) ?? '');
}

/**
 * A part of a name may fit several people, and nobody may get or delete another one's data.
 * @throws Refusal if the names differ
 */
function onePerson(found: Stored[], who: string): Stored[] {
  const isName = !isReferenceMeant(who) && personQuery(who).kind === 'name';
  const names = new Set(found.map(({ submission }) => foldName(nameOf(submission))));
  if (!isName || names.size === 1) return found;
  throw new Refusal(
    `Several people fit. Look with "show" and name one of these:\n${found.map(headline).join('\n')}`,
  );
}

function nameOf(submission: Stored['submission']): string {
  return String(submission?.answers['name'] ?? '');
}

function headline({ reference, shelf, envelope }: Stored): string {
  return `${reference}  ${shelf.padEnd(9)}  received ${shortGermanTime(envelope.receivedAt)}`;
}

function mailData(story: MailStory, { submission }: Stored) {
  const { recipient, attempts, end } = story;
  const before = deliveredBefore(story);
  const route = submission && routeAnswers(submission.answers);
  const iso = (time: number) => new Date(time).toISOString();
  return {
    recipient,
    ...(recipient === 'agency' && route?.kind === 'forward' && { agency: route.agency.name }),
    ...(before !== undefined && { deliveredBefore: iso(before) }),
    attempts: attempts
      .filter(({ repeatOf }) => !repeatOf)
      .map(({ at, result }) => ({ at: iso(at), result: result?.kind ?? 'unknown' })),
    ...(end && { ending: end.ending, endedAt: iso(end.at) }),
  };
}
