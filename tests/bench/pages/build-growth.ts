import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pageFiles } from './built-files.ts';
import { makeGrownCopy } from './grown-copy.ts';
import { goalRow, goalTable, markdownTable } from '../report/markdown-table.ts';
import { runBuild } from './run-build.ts';

const RUNS = 2;
const sizes = [1, 3];

/** The better build of a project of one size. */
interface Built {
  times: number;
  pages: number;
  /** Mean size of a page in bytes, uncompressed. */
  pageBytes: number;
  /** Seconds of processor time. */
  cpu: number;
  wall: number;
}

/**
 * Builds the site as it is and with three times the pages, in turns and each with empty caches.
 * Processor time, because what else the machine does stretches the clock more than the work.
 * @param folder an empty one
 * @returns Markdown for the report
 */
export async function measureBuild(folder: string): Promise<string> {
  const built: Built[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    for (const times of sizes) {
      const project = join(folder, `build-${String(times)}-${String(run)}`);
      mkdirSync(project);
      makeGrownCopy(project, times);
      const time = await runBuild(project);
      built.push({ times, ...pagesOf(join(project, 'dist')), ...time });
      console.log(`built: ${String(times)} times the pages, ${time.cpu.toFixed(1)} s of processor`);
    }
  }
  const best = sizes.map(
    (times) => built.filter((one) => one.times === times).sort((a, b) => a.cpu - b.cpu)[0],
  );
  const [one, three] = best;
  if (!one || !three) throw new Error('Nothing was built.');
  const ratio = (what: (build: Built) => number) => what(three) / what(one);

  return `This project as it lies here, and with every page of every language three times (\`grown-copy.ts\` says how); each built ${String(RUNS)} times in turns with empty caches, and the build with less processor time counts. Processor time is that of the system and the user, of all processes together. The size of a page says whether the copies are like the first pages. A build has costs that do not grow, which favours the larger one; "each further page" is without them.

${goalTable([
  goalRow(
    'processor time for a page, three times / once',
    1.15,
    ratio((build) => build.cpu / build.pages),
  ),
])}

${markdownTable(
  ['', 'pages', 'processor s', 's by the clock', 'processor ms a page', 'KB of HTML a page'],
  [
    ...best.map((build) => [
      `${String(build?.times)} ×`,
      build?.pages ?? 0,
      build?.cpu ?? 0,
      build?.wall ?? 0,
      build ? (1000 * build.cpu) / build.pages : 0,
      build ? build.pageBytes / 1000 : 0,
    ]),
    [
      'each further page',
      three.pages - one.pages,
      three.cpu - one.cpu,
      three.wall - one.wall,
      (1000 * (three.cpu - one.cpu)) / (three.pages - one.pages),
      '',
    ],
    [
      'ratio',
      ratio(({ pages }) => pages),
      ratio(({ cpu }) => cpu),
      ratio(({ wall }) => wall),
      ratio(({ cpu, pages }) => cpu / pages),
      ratio(({ pageBytes }) => pageBytes),
    ],
  ],
)}

All builds, seconds of processor time: ${built.map(({ times, cpu }) => `${String(times)} ×: ${cpu.toFixed(1)}`).join('; ')}.`;
}

function pagesOf(dist: string): { pages: number; pageBytes: number } {
  const files = pageFiles(dist);
  const bytes = files.reduce((sum, file) => sum + statSync(join(dist, file)).size, 0);
  return { pages: files.length, pageBytes: bytes / files.length };
}
