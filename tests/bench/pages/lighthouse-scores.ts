import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/** Lighthouse's categories in the order in which it shows them. */
export const categories = ['performance', 'accessibility', 'best-practices', 'seo'] as const;

/** What Lighthouse says about a page. */
export interface Verdict {
  /** From 0 to 100, in the order of `categories`. */
  scores: number[];
  /** Names of the audits that cost points, e.g. `total-byte-weight`. */
  failed: string[];
}

/** The part of Lighthouse's JSON that is read here. */
interface LighthouseResult {
  categories: Record<
    string,
    { score: number | null; auditRefs: { id: string; weight: number }[] } | undefined
  >;
  audits: Record<string, { score: number | null } | undefined>;
  runtimeError?: { message: string };
}

const run = promisify(execFile);

/**
 * Asks Lighthouse about a page, as it does for a phone by default.
 * @param cli its command line
 * @param port where a browser listens for developers' tools
 * @param isListed whether search engines may list the page. If not, the page says so on purpose,
 *   and the audit that counts this as a mistake is left out
 * @throws if Lighthouse gives no scores
 */
export async function lighthouseScores(
  cli: string,
  port: number,
  url: string,
  isListed: boolean,
): Promise<Verdict> {
  const { stdout } = await run(
    process.execPath,
    [
      cli,
      url,
      `--port=${String(port)}`,
      '--quiet',
      '--output=json',
      `--only-categories=${categories.join(',')}`,
      ...(isListed ? [] : ['--skip-audits=is-crawlable']),
    ],
    { maxBuffer: 100_000_000 },
  ).catch((error: unknown) => {
    // Node's message is the whole command; what went wrong stands on the other stream.
    const { stderr = '' } = error as { stderr?: string };
    throw new Error(/^.*Error.*$/m.exec(stderr)?.[0] ?? 'Lighthouse failed', { cause: error });
  });
  const result = JSON.parse(stdout) as LighthouseResult;
  if (result.runtimeError) throw new Error(`${url}: ${result.runtimeError.message}`);
  const found = categories.map((name) => result.categories[name]);
  const counted = found.flatMap((category) => category?.auditRefs ?? []);
  return {
    scores: found.map((category) => Math.round((category?.score ?? Number.NaN) * 100)),
    failed: counted
      .filter(({ id, weight }) => weight > 0 && (result.audits[id]?.score ?? 1) < 0.9)
      .map(({ id }) => id),
  };
}
