import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { resolve } from 'node:path';

/** The version that gives the scores; another one weighs things differently. */
export const lighthouseVersion = '13.5.0';

/**
 * Installs Lighthouse where `npm ci` clears it away. It is no dependency of the project: 114
 * packages and 176 MB that every installation would have to fetch for one part of a bench.
 * @returns its command line, to be run by Node
 */
export function installLighthouse(): string {
  const folder = resolve(`node_modules/.cache/bench/lighthouse-${lighthouseVersion}`);
  const cli = `${folder}/node_modules/lighthouse/cli/index.js`;
  if (!existsSync(cli)) {
    mkdirSync(folder, { recursive: true });
    const quiet = ['--no-audit', '--no-fund', '--ignore-scripts', '--loglevel', 'error'];
    const name = `lighthouse@${lighthouseVersion}`;
    execFileSync('npm', ['install', '--prefix', folder, ...quiet, name], { stdio: 'inherit' });
  }
  return cli;
}
