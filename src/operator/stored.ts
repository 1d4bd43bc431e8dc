import { isReference, referenceOf } from '../forms/reference.ts';
import type { Submission } from '../forms/submission.ts';
import { KeyError } from '../outbox/keyring.ts';
import type { Envelope, Outbox, Shelf } from '../outbox/outbox.ts';
import { Refusal } from './desk.ts';

/** A submission in the store. */
export interface Stored {
  id: string;
  reference: string;
  shelf: Shelf;
  envelope: Envelope;
  /** Absent if no key opens it. */
  submission?: Submission;
}

const SHAPE = /^AW([\p{L}\p{N}]{3})([\p{L}\p{N}]{3})([\p{L}\p{N}]{3})$/u;

/** Brings a reference as somebody typed it into its own form; `undefined` if it is something else. */
export function asReference(text: string): string | undefined {
  const parts = SHAPE.exec(text.toUpperCase().replace(/[\s\p{Cf}\p{Pd}]/gu, ''));
  return parts ? `AW-${parts.slice(1).join('-')}` : undefined;
}

/** @returns everything on both shelves, oldest first */
export async function allStored(outbox: Outbox): Promise<Stored[]> {
  // Delivered last: what a sweep settles in between is then seen twice rather than never.
  const open = await outbox.envelopes('open');
  const delivered = await outbox.envelopes('delivered');
  const isOpen = new Set(open.map(({ id }) => id));
  return [
    ...open.map((envelope) => describe(outbox, 'open', envelope)),
    ...delivered
      .filter(({ id }) => !isOpen.has(id))
      .map((envelope) => describe(outbox, 'delivered', envelope)),
  ].sort((a, b) => (a.envelope.receivedAt < b.envelope.receivedAt ? -1 : 1));
}

/**
 * @param text a reference as the operator typed it
 * @returns at least one; a reference may in theory belong to two submissions
 * @throws Refusal if it is not a reference, or nothing with it is stored
 */
export async function storedUnder(outbox: Outbox, text: string): Promise<Stored[]> {
  const reference = asReference(text);
  if (!reference) throw new Refusal('This is not a reference. One looks like AW-7KD-M3P-9XC.');
  if (!isReference(reference)) {
    throw new Refusal(`${reference} is mistyped: its check character does not fit.`);
  }
  const found = new Map<string, Stored>();
  for (const shelf of ['open', 'delivered'] as const) {
    const ids = (await outbox.ids(shelf)).filter((id) => referenceOf(id) === reference);
    for (const id of ids) {
      const envelope = await outbox.anyEnvelope(shelf, id);
      if (envelope && !found.has(id)) found.set(id, describe(outbox, shelf, envelope));
    }
  }
  if (found.size === 0) {
    throw new Refusal(`Nothing is stored under ${reference}: deleted, or never received here.`);
  }
  return [...found.values()];
}

function describe(outbox: Outbox, shelf: Shelf, envelope: Envelope): Stored {
  const { id } = envelope;
  const stored: Stored = { id, reference: referenceOf(id), shelf, envelope };
  try {
    return { ...stored, submission: outbox.unseal(envelope) };
  } catch (error) {
    if (error instanceof KeyError) return stored;
    throw error;
  }
}
