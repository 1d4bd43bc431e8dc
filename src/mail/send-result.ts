import type { ResultKind } from '../outbox/attempt-plan.ts';

/** What nodemailer tells of a failure. */
interface MailError {
  code?: unknown;
  responseCode?: unknown;
}

/**
 * Says what a failure to send means. Seen with nodemailer 10.6: an error without an SMTP code
 * cannot tell a server that never answered from one that took the mail and lost the line, so
 * all but two of those are ambiguous.
 */
export function kindOf(error: unknown): Exclude<ResultKind, 'delivered'> {
  const { code, responseCode } = (error ?? {}) as MailError;
  if (code === 'EAUTH' || code === 'ECONFIG' || code === 'ETLS' || code === 'ENOAUTH') {
    return 'configuration';
  }
  if (typeof responseCode === 'number') {
    if (responseCode < 500) return 'temporary';
    // EMESSAGE is an answer to the text, every other one to an address or the connection.
    return code === 'EMESSAGE' ? 'rejected' : 'refused';
  }
  // Nobody listens, or the name is unknown: the mail certainly did not leave.
  return code === 'ESOCKET' || code === 'EDNS' ? 'temporary' : 'ambiguous';
}
