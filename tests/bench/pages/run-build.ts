import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const script = fileURLToPath(new URL('astro-build.ts', import.meta.url));

/** What a build took, in seconds. */
export interface BuildTime {
  /** Processor time of the build and of every process that it started and waited for. */
  cpu: number;
  wall: number;
}

/**
 * Builds an Astro project in a process of its own, with empty caches that stay in its folder.
 * The processor time comes from the shell's `times`, which counts children's children too.
 * @param folder with astro.config.mjs; the site is built into its `dist/`
 * @throws with the build's output if it fails
 */
export async function runBuild(folder: string): Promise<BuildTime> {
  const started = performance.now();
  const command = '"$@"; status=$?; times; exit $status';
  const shell = spawn('sh', ['-c', command, 'sh', process.execPath, script], {
    cwd: folder,
    env: { ...process.env, ASTRO_TELEMETRY_DISABLED: '1' },
  });
  let output = '';
  shell.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  shell.stderr.setEncoding('utf8').on('data', (text: string) => (output += text));
  const [status] = (await once(shell, 'close')) as [number | null];
  if (status !== 0) throw new Error(`The build in ${folder} failed:\n${output.slice(-3000)}`);
  const wall = (performance.now() - started) / 1000;
  // The last line of `times` is about children: user, then system, e.g. `1m2.345s 0m1.5s`.
  const line = output.trimEnd().split('\n').at(-1) ?? '';
  const [user, system] = [...line.matchAll(/(\d+)m([\d.,]+)s/g)];
  return { cpu: seconds(user) + seconds(system), wall };
}

function seconds(time: RegExpExecArray | undefined): number {
  return Number(time?.[1]) * 60 + Number(time?.[2]?.replace(',', '.'));
}
