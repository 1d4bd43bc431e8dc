import { startBlobs } from '../local/blobs.ts';
import { openOutbox, type Outbox } from '../outbox/outbox.ts';
import { patientFetch } from './patient-fetch.ts';
import { Refusal } from './desk.ts';

/** An outbox, and how to let go of it. */
export interface OpenedStore {
  outbox: Outbox;
  close(): Promise<void>;
}

/**
 * Opens the store of `npm start`, which may run meanwhile.
 * @param directory where its records lie
 */
export async function openLocalStore(directory: string): Promise<OpenedStore> {
  const blobs = await startBlobs(directory);
  process.env['NETLIFY_BLOBS_CONTEXT'] = blobs.context;
  return { outbox: openOutbox('dev'), close: () => blobs.close() };
}

/**
 * Opens the store of a deployed site through Netlify's API.
 * @param context e.g. `production`
 * @param apiURL Netlify's own unless a test says otherwise
 * @throws Refusal if access is not set up or leads to an empty store
 * @throws KeyError if `OUTBOX_KEYS` is missing
 */
export async function openRemoteStore(
  context: string,
  environment: NodeJS.ProcessEnv,
  apiURL?: string,
): Promise<OpenedStore> {
  const { NETLIFY_SITE_ID: siteID, NETLIFY_AUTH_TOKEN: token } = environment;
  if (!siteID || !token) {
    throw new Refusal('NETLIFY_SITE_ID and NETLIFY_AUTH_TOKEN must be set. See the README.');
  }
  const access = { siteID, token, fetch: patientFetch, ...(apiURL && { apiURL }) };
  const outbox = openOutbox(context, undefined, access);
  // The client takes a wrong site for an empty list, and "nothing is stored about you" would be
  // a wrong answer. Where a site runs, its sweeps leave records.
  if ((await outbox.records.keys('')).length === 0) {
    throw new Refusal(
      `The store "${context}" is empty or not there. Check NETLIFY_SITE_ID and --context.`,
    );
  }
  return { outbox, close: () => Promise.resolve() };
}
