import { execFileSync } from 'node:child_process';
import { cpus } from 'node:os';
import { versions } from './versions.ts';

/**
 * When, from what, on what and with what something was measured, in one line.
 * @param started when it began, by `performance.now()`
 */
export function conditions(command: string, started: number): string {
  const minutes = ((performance.now() - started) / 60_000).toFixed(1);
  const commit = execFileSync('git', ['describe', '--always', '--dirty'], { encoding: 'utf8' });
  const [cpu] = cpus();
  return [
    `${new Date().toISOString().slice(0, 10)}, commit ${commit.trim()}`,
    `\`${command}\`, ${minutes} minutes`,
    `${cpu?.model ?? 'unknown processor'}, ${String(cpus().length)} cores, ${process.platform}`,
    versions(),
  ].join('; ');
}
