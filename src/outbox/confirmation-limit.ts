import type { Outbox } from './outbox.ts';
import { dayOf, SAME_MESSAGE_MS } from './submission-id.ts';

/**
 * Confirmations in a day, one for each address: nobody can flood an inbox, and even who has many
 * addresses soon gets no further. Some ten times what the county expects.
 */
export const PER_DAY = 50;

/**
 * Decides whether a person may get their confirmation, and remembers it. Asking again for the
 * same submission gives the same answer.
 * @param address as the mail server sees it
 * @param now milliseconds since the epoch
 * @throws if the store fails
 */
export async function mayConfirm(
  { records, keyring }: Outbox,
  id: string,
  address: string,
  now: number,
): Promise<boolean> {
  const [today, yesterday] = [dayOf(now), dayOf(now - SAME_MESSAGE_MS)];
  const hash = keyring.fingerprint(`address|${address.toLowerCase()}`).slice(0, 32);
  for (const day of [yesterday, today]) {
    const known = (await records.get(`confirmations/${day}/${hash}`)) as Confirmed | undefined;
    if (known?.id === id) return true;
    if (known && known.at > now - SAME_MESSAGE_MS) return false;
  }
  const ownKey = `confirmations/${today}/${hash}`;
  const taken = (await records.keys(`confirmation-slots/${today}/`)).length;
  for (let slot = taken; slot < PER_DAY; slot += 1) {
    const key = `confirmation-slots/${today}/${String(slot).padStart(3, '0')}`;
    if (!(await records.create(key, { id }))) continue;
    const mine: Confirmed = { id, at: now };
    if (await records.create(ownKey, mine)) return true;
    return ((await records.get(ownKey)) as Confirmed | undefined)?.id === id;
  }
  return false;
}

/** Which submission's confirmation went to an address, and when (milliseconds since the epoch). */
interface Confirmed {
  id: string;
  at: number;
}
