import { z } from 'zod';
import { agencies, type AgencyKey } from './data/agencies.ts';
import { office } from './data/office.ts';

const address = z.email();

const environmentSchema = z.object({
  SMTP_URL: z
    .url({ protocol: /^smtps?$/ })
    .transform((text) => new URL(text))
    .optional(),
  OFFICE_EMAIL: address.optional(),
  MAIL_FROM: address.optional(),
  ...Object.fromEntries(agencies.map(({ inboxVariable }) => [inboxVariable, address.optional()])),
});

/** Where mail goes. */
export interface Settings {
  smtpUrl: URL;
  officeEmail: string;
  mailFrom: string;
  /** Agencies without an inbox of their own are absent; the office gets their mail. */
  agencyInboxes: Partial<Record<AgencyKey, string>>;
}

/** The environment does not allow sending mail. The message names the variable and the mend. */
export class SettingsError extends Error {
  override name = 'SettingsError';
}

/**
 * Reads the settings that the README lists.
 * @param environment usually `process.env`; empty values count as not set
 * @throws SettingsError if a value has a wrong form or `SMTP_URL` is missing
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const given = Object.fromEntries(Object.entries(environment).filter(([, value]) => value));
  const result = environmentSchema.safeParse(given);
  if (!result.success) {
    const names = result.error.issues.map(({ path }) => path.join('.')).join(', ');
    throw new SettingsError(`These environment variables have a wrong form: ${names}.`);
  }
  const { SMTP_URL: smtpUrl, OFFICE_EMAIL: officeEmail = office.email } = result.data;
  if (!smtpUrl) {
    throw new SettingsError('SMTP_URL is not set, so no mail can be sent. See .env.example.');
  }
  const inboxes = result.data as Record<string, unknown>;
  return {
    smtpUrl,
    officeEmail,
    mailFrom: result.data.MAIL_FROM ?? officeEmail,
    agencyInboxes: Object.fromEntries(
      agencies.flatMap(({ key, inboxVariable }) =>
        typeof inboxes[inboxVariable] === 'string' ? [[key, inboxes[inboxVariable]]] : [],
      ),
    ),
  };
}

/**
 * Tells whether a mail server runs on this machine.
 * @param hostname as in a `URL`: IPv6 in brackets
 */
export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
}
