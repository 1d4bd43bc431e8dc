import { alarm, digest } from '../mail/notice-texts.ts';
import { deliverMail } from './deliver-mail.ts';
import type { Heartbeat } from './heartbeat.ts';
import type { Envelope, Outbox } from './outbox.ts';
import { dayOf } from './submission-id.ts';
import type { SweepParts } from './sweep.ts';
import { troublesOf, TOO_OLD_MS } from './troubles.ts';

const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;
/** 6:00 UTC is seven or eight in the morning in Alzey. */
const DIGEST_HOUR = 6;
const ALARM_EVERY_HOURS = 4;
/** More than a mail should carry; the rest comes the next day. */
const MAX_SUSPICIOUS = 200;

/**
 * Writes to the office what it must know: a report on weekdays from 6:00 UTC if there is something
 * to report, on Mondays in any case, so that silence means trouble; and an alarm at most every
 * four hours. A double sweep sends neither twice.
 * @throws if the store fails
 */
export async function sendNotices(
  outbox: Outbox,
  heartbeat: Heartbeat | undefined,
  parts: SweepParts,
): Promise<void> {
  await sendDigest(outbox, parts);
  await sendAlarm(outbox, heartbeat, parts);
}

async function sendDigest(outbox: Outbox, parts: SweepParts): Promise<void> {
  const now = parts.now();
  const date = new Date(now);
  const isWeekday = date.getUTCDay() >= 1 && date.getUTCDay() <= 5;
  if (!isWeekday || date.getUTCHours() < DIGEST_HOUR) return;
  const id = `${dayOf(now)}-digest`;
  if (await outbox.history.ending(id, 'office')) return;

  const open = await outbox.envelopes('open');
  const suspicious = open.filter(({ isSuspicious }) => isSuspicious).slice(0, MAX_SUSPICIOUS);
  const old = open.filter(
    ({ isSuspicious, receivedAt }) => !isSuspicious && now - Date.parse(receivedAt) > TOO_OLD_MS,
  );
  const isMonday = date.getUTCDay() === 1;
  if (!isMonday && suspicious.length === 0 && old.length === 0) return;

  const weekAgo = dayOf(now - 7 * DAY_MS);
  const delivered = (await outbox.ids('delivered')).filter((key) => key >= weekAgo).length;
  const readable = suspicious.flatMap((envelope) => tryToUnseal(outbox, envelope));
  const mail = parts.composeNotice({
    id,
    ...digest({ day: date, delivered, old, suspicious: readable }),
  });
  const { ending } = await deliverMail(outbox.history, id, mail, parts);
  if (ending !== 'delivered') return;
  // Somebody's text made the server reject the report: nobody has read it, so it comes again.
  const attempts = await outbox.history.attempts(id, 'office');
  if (attempts.some(({ result }) => result?.kind === 'rejected')) return;
  const read = new Set(readable.map((submission) => submission.id));
  for (const envelope of suspicious) if (read.has(envelope.id)) await outbox.settle(envelope);
}

/** An unreadable one stays; the sweep does not open it, so the report on keys comes from others. */
function tryToUnseal(outbox: Outbox, envelope: Envelope) {
  try {
    return [outbox.unseal(envelope)];
  } catch {
    return [];
  }
}

async function sendAlarm(
  outbox: Outbox,
  heartbeat: Heartbeat | undefined,
  parts: SweepParts,
): Promise<void> {
  const now = parts.now();
  const troubles = troublesOf(heartbeat, now);
  // After a standstill the last note is out of date; this sweep writes a new one.
  if (!heartbeat || troubles.length === 0 || troubles.includes('no-sweep')) return;
  const idAt = (time: number) => {
    const slot = Math.floor(new Date(time).getUTCHours() / ALARM_EVERY_HOURS);
    return `${dayOf(time)}-alarm-${String(slot)}`;
  };
  const before = await outbox.history.ending(idAt(now - ALARM_EVERY_HOURS * HOUR_MS), 'office');
  if (before && now - before.at < ALARM_EVERY_HOURS * HOUR_MS) return;
  const id = idAt(now);
  const mail = parts.composeNotice({ id, ...alarm(heartbeat, troubles) });
  await deliverMail(outbox.history, id, mail, parts);
}
