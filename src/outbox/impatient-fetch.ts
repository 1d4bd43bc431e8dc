/** A healthy store answers in well under a second. */
const TIMEOUT_MS = 2500;

/**
 * `fetch` for the Blobs client. On a failure the client (11.1.1) sleeps five seconds and tries
 * again, five times; it leaves status 424 alone, so every failure becomes one.
 * @param deadline after it every request fails at once
 */
export function impatientFetch(deadline?: AbortSignal): typeof fetch {
  return async (input, init) => {
    const timeout = AbortSignal.timeout(TIMEOUT_MS);
    const signal = deadline ? AbortSignal.any([timeout, deadline]) : timeout;
    try {
      const response = await fetch(input, { ...init, signal });
      if (response.status < 500 && response.status !== 429) return response;
      await response.body?.cancel();
    } catch {
      // Falls through: the client knows no difference between a refusal and a timeout.
    }
    return new Response(null, { status: 424 });
  };
}
