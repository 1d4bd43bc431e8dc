/**
 * Who a mail is for: the office, the agency, the person who sent the form, or the office in place
 * of an agency whose address does not work.
 */
export type Recipient = 'office' | 'agency' | 'sender' | 'reroute';

/** A plain text mail, ready to send. */
export interface Mail {
  recipient: Recipient;
  from: { name: string; address: string };
  to: string;
  /** Only an address that passed the form's email rule. */
  replyTo?: string | undefined;
  subject: string;
  /** Stands before the subject if the mail may have arrived before. */
  repeatMark: string;
  text: string;
  /** Goes out instead if the server rejects the text. */
  briefText: string;
  /** The same on every attempt, so that a mail program recognises a repeat. */
  messageId: string;
}
