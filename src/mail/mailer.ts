import { isLoopback } from '../settings.ts';
import type { Mail } from './mail.ts';

/** In all; a function must still write down how it ended. */
const PATIENCE_MS = 10_000;

export interface Mailer {
  /** @throws if the server did not take the mail, or did not say so in time */
  send(mail: Mail): Promise<void>;
}

/**
 * Opens a way to send mail.
 * @param url `smtps://` or `smtp://`, with user and password if any. Plain text goes only to a
 *   server on this machine; any other must offer TLS, or sending fails.
 */
export async function openMailer(url: URL): Promise<Mailer> {
  // nodemailer takes longer to load than everything else; a form with mistakes never needs it.
  const { createTransport } = await import('nodemailer');
  const secure = url.protocol === 'smtps:';
  const local = isLoopback(url.hostname);
  const transport = createTransport({
    host: url.hostname.replace(/^\[|\]$/g, ''),
    port: Number(url.port) || (secure ? 465 : 587),
    secure,
    requireTLS: !local,
    ignoreTLS: local && !secure,
    tls: { minVersion: 'TLSv1.2' },
    ...(url.username && {
      auth: { user: decodeURIComponent(url.username), pass: decodeURIComponent(url.password) },
    }),
    // nodemailer waits up to ten minutes; a function has less than one.
    dnsTimeout: 3_000,
    connectionTimeout: 5_000,
    greetingTimeout: 5_000,
    socketTimeout: 10_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ from, to, replyTo, subject, text, messageId }) {
      await transport.sendMail({
        from,
        to: { name: '', address: to },
        ...(replyTo && { replyTo: { name: '', address: replyTo } }),
        envelope: { from: from.address, to: [to] },
        subject,
        text,
        messageId,
        signal: AbortSignal.timeout(PATIENCE_MS),
        // Absence notes and list software should not answer a machine (RFC 3834).
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All' },
      });
    },
  };
}
