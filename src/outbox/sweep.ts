import { deliver } from './deliver.ts';
import type { Outbox } from './outbox.ts';

/** Younger ones are still in the hands of the function that received them. */
const MIN_AGE_MS = 2 * 60_000;
/** Scheduled functions end after 30 s; one slow delivery may still follow. */
const BUDGET_MS = 15_000;

/**
 * Tries again to deliver everything that is waiting.
 * @param now milliseconds since the epoch
 */
export async function sweep(outbox: Outbox, now = Date.now): Promise<void> {
  const start = now();
  for (const id of await outbox.waiting()) {
    if (now() - start > BUDGET_MS) return;
    const submission = await outbox.get(id);
    if (!submission || start - Date.parse(submission.receivedAt) < MIN_AGE_MS) continue;
    await deliver(outbox, id);
  }
}
