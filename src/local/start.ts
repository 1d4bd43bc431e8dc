/** `npm start`: the built site with its functions, a store and an inbox, all on this machine. */
import { existsSync } from 'node:fs';
import { readSettings } from '../settings.ts';
import { startBlobs } from './blobs.ts';
import { startInbox } from './inbox.ts';
import { refusal } from './mail-policy.ts';
import { startSite } from './site.ts';

const SITE_PORT = 8888;
const INBOX_PORTS = { smtp: 2525, web: 8025 };
/** Netlify runs the sweep on its own clock; here nobody else would. */
const SWEEP_MS = 60_000;

async function start(): Promise<void> {
  if (existsSync('.env')) process.loadEnvFile('.env');
  const reason = refusal(process.env);
  if (reason) throw new Error(reason);

  let mail: string;
  if (process.env['SMTP_URL']) {
    mail = `goes to ${new URL(process.env['SMTP_URL']).host}, as SMTP_URL says`;
  } else {
    const inbox = await startInbox(INBOX_PORTS);
    process.env['SMTP_URL'] = inbox.smtpUrl;
    mail = `${inbox.webUrl}  (every mail of the site ends here)`;
  }
  readSettings(process.env);
  const blobs = await startBlobs('.netlify/blobs');
  process.env['NETLIFY_BLOBS_CONTEXT'] = blobs.context;
  const site = await startSite(SITE_PORT);
  setInterval(() => void site.runScheduled(), SWEEP_MS);
  console.log(`\nMail:  ${mail}\nSite:  ${site.url}\nCtrl+C stops everything.`);
}

start().catch((error: unknown) => {
  console.error(`\n${error instanceof Error ? error.message : String(error)}`);
  process.exit(1);
});
