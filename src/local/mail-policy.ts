import { isLoopback } from '../settings.ts';

/**
 * Refuses a local start that would send test mail to the real office: without OFFICE_EMAIL all
 * mail goes to the address in the press release.
 * @returns the reason for refusing, or `undefined` if the start is safe
 */
export function refusal(environment: NodeJS.ProcessEnv): string | undefined {
  const { SMTP_URL: smtpUrl, OFFICE_EMAIL: officeEmail } = environment;
  if (!smtpUrl || officeEmail) return undefined;
  if (URL.canParse(smtpUrl) && isLoopback(new URL(smtpUrl).hostname)) return undefined;
  return (
    'SMTP_URL points to a mail server outside this machine, and OFFICE_EMAIL is not set: ' +
    "test mail would go to the county's real office. Set OFFICE_EMAIL to an address of your own, " +
    'or remove SMTP_URL to use the local inbox.'
  );
}
