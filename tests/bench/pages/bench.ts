// `npm run bench`: what a page of this site costs in bytes and in time, beside a stock Starlight
// site and bare HTML of the same text, and what a build costs. Prints its progress and writes
// report.md. It ends well even if a goal is missed or a part fails: the report says so.
import { mkdtempSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { measureBuild } from './build-growth.ts';
import { measureBytes } from './bytes.ts';
import { conditions } from '../report/conditions.ts';
import { measureLighthouse } from './lighthouse.ts';
import { measureLoad } from './load.ts';
import { writeSection } from './report-file.ts';
import { makeSites, type Sites } from './sites.ts';

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string', default: '5' },
  },
});
// Inside the project: Astro looks for its components in the wrong place if a site and the packages
// that it is linked to have no folder in common.
const folder = mkdtempSync(resolve('.astro/bench-'));
let made: Promise<Sites> | undefined;
/** The sites are only built if a part needs them. */
const sites = () => (made ??= makeSites(folder));

const parts = {
  bytes: ['Bytes', async () => measureBytes(await sites())],
  load: ['Speed on a slow line', async () => measureLoad(await sites(), Number(values.rounds))],
  lighthouse: ['Lighthouse', measureLighthouse],
  build: ['Building three times the pages', async () => measureBuild(folder)],
} as const satisfies Record<string, [title: string, measure: () => Promise<string>]>;

const titles = Object.values(parts).map(([title]) => title);
const wanted = values.only?.split(',') ?? Object.keys(parts);
const unknown = wanted.filter((part) => !Object.hasOwn(parts, part));
if (unknown.length > 0) {
  throw new Error(`There is no ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}`);
}
for (const [part, [title, measure]] of Object.entries(parts)) {
  if (!wanted.includes(part)) continue;
  console.log(`\n${title}`);
  const started = performance.now();
  const result = await measure().catch((error: unknown) => {
    console.error(error);
    const [line = ''] = String(error).split('\n');
    return `This part failed: ${line}`;
  });
  const measured = conditions(`npm run bench -- --only ${part}`, started);
  await writeSection(title, titles, `${measured}\n\n${result}`);
  console.log(result);
}
rmSync(folder, { recursive: true });
