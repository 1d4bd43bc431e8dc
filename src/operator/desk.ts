import type { Outbox } from '../outbox/outbox.ts';

/** What a command works with. */
export interface Desk {
  outbox: Outbox;
  /** Milliseconds since the epoch. */
  now: number;
  /** Say what would happen, and change nothing. */
  isDryRun: boolean;
  /** Results, to the standard output. */
  print: (text: string) => void;
  /** Everything else the operator must know; never mixed into an export. */
  warn: (text: string) => void;
}

/** A command found nothing to work on, or may not do it. The message is for the operator. */
export class Refusal extends Error {
  override name = 'Refusal';
}
