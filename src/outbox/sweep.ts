import { deliver } from './deliver.ts';
import type { Outbox } from './outbox.ts';

/** Scheduled functions end after 30 s; one slow delivery may still follow. */
const BUDGET_MS = 15_000;

/**
 * Tries again to deliver everything that is waiting, and tidies up.
 * @param now milliseconds since the epoch
 */
export async function sweep(outbox: Outbox, now = Date.now): Promise<void> {
  const start = now();
  for (const id of await outbox.waiting()) {
    if (now() - start > BUDGET_MS) return;
    await deliver(outbox, id);
  }
  await outbox.purgeMarks(now());
}
