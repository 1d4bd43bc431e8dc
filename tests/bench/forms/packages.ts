import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { resolveConfig } from '@netlify/config';
import { zipFunctions } from '@netlify/zip-it-and-ship-it';

/** A function as Netlify would get it. */
export interface Package {
  name: string;
  zippedBytes: number;
  /** Milliseconds to import it in a fresh process; the median of five. */
  coldStart: number;
}

/** Packs every function and imports each one in processes of their own. */
export async function measurePackages(): Promise<Package[]> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-functions-'));
  const { config } = (await resolveConfig({ offline: true, context: 'production' })) as {
    config: { functions: { '*': { included_files: string[] } } };
  };
  const pack = (archiveFormat: 'zip' | 'none') =>
    zipFunctions('functions', join(folder, archiveFormat), {
      archiveFormat,
      basePath: process.cwd(),
      config: { '*': { includedFiles: config.functions['*'].included_files } },
    });
  try {
    const [zipped, unpacked] = [await pack('zip'), await pack('none')];
    return unpacked.map(({ name, path }) => ({
      name,
      zippedBytes: statSync(zipped.find((other) => other.name === name)?.path ?? '').size,
      coldStart: importTime(path, name),
    }));
  } finally {
    await rm(folder, { recursive: true });
  }
}

function importTime(cwd: string, name: string): number {
  const script = `const start = performance.now(); await import('./functions/${name}.mjs'); console.log(performance.now() - start);`;
  const times = Array.from({ length: 5 }, () =>
    Number(
      spawnSync(process.execPath, ['--input-type=module', '-e', script], { cwd, encoding: 'utf8' })
        .stdout,
    ),
  );
  return times.sort((a, b) => a - b)[2] ?? NaN;
}
