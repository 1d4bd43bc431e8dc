/** Facts that may be logged. Never what a person typed, an address or the text of an error. */
interface EventFacts {
  form?: string;
  locale?: string;
  recipient?: string;
  error?: unknown;
}

/**
 * Writes one line of JSON to the function's log. Of an error it keeps name and code alone: SMTP
 * servers repeat addresses in their messages.
 */
export function logEvent(event: string, { error, ...facts }: EventFacts): void {
  const { name, code, responseCode } = (error ?? {}) as Record<string, unknown>;
  console.error(JSON.stringify({ event, ...facts, name, code, responseCode }));
}
