import { readFileSync } from 'node:fs';
import { launchBrowser } from '../../browser/launch-browser.ts';
import { headersOfAllFiles } from '../../fixtures/site-headers.ts';
import { addressOf, pageFiles } from './built-files.ts';
import { freePort } from './free-port.ts';
import { installLighthouse, lighthouseVersion } from './install-lighthouse.ts';
import { categories, lighthouseScores, type Verdict } from './lighthouse-scores.ts';
import { goalTable, markdownTable, type Cell } from '../report/markdown-table.ts';
import { measuredLocales } from './measured-pages.ts';
import { serveFolder } from './serve-folder.ts';

interface Checked extends Verdict {
  kind: string;
  address: string;
  /** Whether search engines may list the page. */
  isListed: boolean;
}

/**
 * Lighthouse's four scores for the first page of every kind in each measured language, served with
 * the site's own headers and brotli 11.
 * @returns Markdown for the report
 */
export async function measureLighthouse(): Promise<string> {
  const cli = installLighthouse();
  const served = await serveFolder('dist', await headersOfAllFiles());
  const checked: Checked[] = [];
  const problems: string[] = [];
  try {
    for (const { kind, file } of onePageOfEachKind()) {
      const address = addressOf(file);
      const url = `http://localhost:${String(served.port)}${address}`;
      const isListed = !html(file).includes('<meta name="robots" content="noindex');
      try {
        const verdict = await middleVerdict(() => askOnce(cli, url, isListed));
        checked.push({ kind, address, isListed, ...verdict });
        console.log(`${address}: ${verdict.scores.join(' ')}`);
      } catch (error) {
        problems.push(`${address}: ${String(error).split('\n')[0] ?? ''}`);
        console.error(problems.at(-1));
      }
    }
  } finally {
    served.close();
  }
  return report(checked, problems);
}

/** Asks in a browser of its own, so that one which dies takes no other page with it. */
async function askOnce(cli: string, url: string, isListed: boolean): Promise<Verdict> {
  const port = await freePort();
  const browser = await launchBrowser([`--remote-debugging-port=${String(port)}`]);
  try {
    return await lighthouseScores(cli, port, url, isListed);
  } finally {
    await browser.close();
  }
}

/**
 * Asks twice more if the performance is below 100, and takes the verdict in the middle: this score
 * alone depends on what else the machine does.
 */
async function middleVerdict(ask: () => Promise<Verdict>): Promise<Verdict> {
  const first = await ask();
  const performance = ({ scores }: Verdict) => scores[0] ?? 0;
  if (performance(first) === 100) return first;
  const verdicts = [first, await ask(), await ask()];
  return verdicts.sort((a, b) => performance(a) - performance(b))[1] ?? first;
}

function report(checked: readonly Checked[], problems: readonly string[]): string {
  const goals = categories.map((category, index): Cell[] => {
    // What search engines shall not list need not please them.
    const counted = category === 'seo' ? checked.filter(({ isListed }) => isListed) : checked;
    const least = Math.min(...counted.map(({ scores }) => scores[index] ?? Number.NaN));
    const name = category === 'seo' ? 'seo of pages to be listed' : category;
    const isMet = problems.length === 0 && counted.length > 0 && least >= 100;
    return [`${name}, least`, 'at least 100', least, isMet ? 'met' : 'missed'];
  });
  const rows = checked.map(({ kind, address, isListed, scores, failed }) => [
    isListed ? kind : `${kind}, not to be listed`,
    address,
    ...scores,
    failed.join(', '),
  ]);
  return `Lighthouse ${lighthouseVersion} as for a phone, for the pages outside a language and the first page of every kind in each of ${measuredLocales.join(', ')}, served with the site's headers and brotli 11. Where the performance is below 100, it is the middle one of three runs. Pages that tell search engines not to list them are checked without the one audit that counts this as a mistake (\`is-crawlable\`). A goal is missed if any page gave no scores.

${goalTable(goals)}

${markdownTable(['kind of page', 'page', ...categories, 'below 90'], rows)}

${problems.map((problem) => `- no scores: ${problem}`).join('\n')}`;
}

/**
 * The three pages outside a language, and the first page of each kind in each measured one. The
 * body of every page says what kind it is (src/site/page-kind.ts).
 */
function onePageOfEachKind(): { kind: string; file: string }[] {
  const pages = pageFiles('dist').map((file) => ({
    file,
    kind: /<body class="is-([\w-]+)"/.exec(html(file))?.[1] ?? 'unknown',
  }));
  const inLocales = measuredLocales.flatMap((locale) => {
    const own = pages.filter(({ file }) => file.startsWith(`${locale}/`)).reverse();
    return [...new Map(own.map((page) => [page.kind, page])).values()].reverse();
  });
  return [...pages.filter(({ kind }) => kind === 'chooser'), ...inLocales];
}

function html(file: string): string {
  return readFileSync(`dist/${file}`, 'utf8');
}
