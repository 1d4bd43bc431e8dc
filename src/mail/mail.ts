/** Who a mail is for: the office, the agency, or the person who sent the form. */
export type Recipient = 'office' | 'agency' | 'sender';

/** A plain text mail, ready to send. */
export interface Mail {
  recipient: Recipient;
  from: { name: string; address: string };
  to: string;
  /** Only an address that passed the form's email rule. */
  replyTo?: string | undefined;
  subject: string;
  text: string;
  /** The same on every attempt, so that a mail program recognises a repeat. */
  messageId: string;
}
