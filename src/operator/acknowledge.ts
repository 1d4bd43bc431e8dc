import { storedUnder } from './stored.ts';
import type { Desk } from './desk.ts';

/**
 * Stops health address and alarm from counting a submission that does not get out. It is still
 * tried.
 * @param reference as typed
 * @throws Refusal if nothing is stored under it
 */
export async function acknowledge(desk: Desk, reference: string): Promise<boolean> {
  const { outbox, now, isDryRun, print } = desk;
  let isDone = true;
  for (const stored of await storedUnder(outbox, reference)) {
    if (stored.shelf === 'delivered' || stored.envelope.isSuspicious) {
      print(`${stored.reference}: no alarm counts it.`);
      isDone = false;
      continue;
    }
    if (!isDryRun) await outbox.acknowledge(stored.id, now);
    const words = isDryRun ? 'would no longer be counted' : 'is no longer counted';
    print(`${stored.reference}: ${words} as trouble from the next sweep on; it is still tried.`);
  }
  return isDone;
}
