import { setTimeout as sleep } from 'node:timers/promises';

const TRIES = 5;
const TIMEOUT_MS = 20_000;
const WAIT_MS = 1000;
/** Netlify's API counts requests by the minute. */
const LONGEST_WAIT_MS = 60_000;

/**
 * `fetch` for the Blobs client on its way through Netlify's API. The client (11.1.1) asks for a
 * signed address first and never tries that request again, so a long list would end at the API's
 * limit. After the last try status 424 keeps the client from trying five times more.
 */
export const patientFetch: typeof fetch = async (input, init) => {
  for (let tried = 1; ; tried += 1) {
    let wait = WAIT_MS;
    try {
      const response = await fetch(input, { ...init, signal: AbortSignal.timeout(TIMEOUT_MS) });
      if (response.status < 500 && response.status !== 429) return response;
      await response.body?.cancel();
      wait = Math.max(waitAskedFor(response), WAIT_MS);
    } catch {
      // No answer at all is a reason to try again, too.
    }
    if (tried === TRIES) return new Response(null, { status: 424 });
    await sleep(Math.min(wait, LONGEST_WAIT_MS));
  }
};

function waitAskedFor({ headers }: Response): number {
  const reset = headers.get('X-RateLimit-Reset');
  const seconds = Number(reset);
  return reset !== null && Number.isFinite(seconds) ? seconds * 1000 - Date.now() : 0;
}
