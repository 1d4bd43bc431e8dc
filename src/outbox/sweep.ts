import pMap from 'p-map';
import { logEvent } from '../log-event.ts';
import type { Mail } from '../mail/mail.ts';
import { noticeMail, type Notice } from '../mail/notice-mail.ts';
import { readSettings } from '../settings.ts';
import { deliver, deliveryParts, type DeliveryParts, type Outcome } from './deliver.ts';
import { lastHeartbeat, recordHeartbeat } from './heartbeat.ts';
import { sendNotices } from './notices.ts';
import type { Envelope, Outbox } from './outbox.ts';
import { purge } from './purge.ts';

/**
 * Scheduled functions end after 30 s. No delivery begins after this time, and each may still take
 * ten seconds for its mail and some for the store.
 */
const BUDGET_MS = 14_000;
const PARALLEL = 5;

/** A sweep also writes to the office on its own behalf. */
export interface SweepParts extends DeliveryParts {
  composeNotice: (notice: Notice) => Mail;
}

/**
 * Reports to the office, tries again to deliver everything that is waiting, and tidies up. It
 * begins with the oldest, or where the last sweep ran out of time: what only waits costs time too.
 * The report comes first: a slow mail server would leave no time for it.
 * @throws if the store fails; the next sweep comes in any case
 */
export async function sweep(outbox: Outbox, parts: SweepParts): Promise<void> {
  const { now } = parts;
  const start = now();
  const last = await lastHeartbeat(outbox);
  try {
    await sendNotices(outbox, last, parts);
  } catch (error) {
    // A report that cannot be written must not hold up what people sent.
    logEvent('notices-failed', { error });
  }

  const outcomes = new Map<Envelope, Outcome>();
  const all = beginningAt(last?.next, await outbox.envelopes('open'));
  const isTimeOver = () => now() - start > BUDGET_MS;
  const isOver = () => isTimeOver() || [...outcomes.values()].includes('misconfigured');
  await pMap(
    all,
    async (envelope) => {
      if (isOver()) return;
      outcomes.set(envelope, await deliver(outbox, envelope, parts));
    },
    { concurrency: PARALLEL },
  );
  const still = all.filter((envelope) => outcomes.get(envelope) !== 'settled');
  await recordHeartbeat(outbox, still, outcomes, now());
  await purge(outbox, now(), isTimeOver);
}

function beginningAt(id: string | undefined, all: Envelope[]): Envelope[] {
  const start = Math.max(
    0,
    all.findIndex((envelope) => envelope.id === id),
  );
  return [...all.slice(start), ...all.slice(0, start)];
}

/** @throws SettingsError if no mail can be sent */
export async function sweepParts(): Promise<SweepParts> {
  const settings = readSettings(process.env);
  return {
    ...(await deliveryParts(settings)),
    composeNotice: (notice) => noticeMail(notice, settings),
  };
}
