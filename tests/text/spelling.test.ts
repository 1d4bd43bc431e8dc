import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

it('knows every German word, from its dictionary or from content/data/words.txt', () => {
  const { stdout, stderr } = spawnSync(
    'node_modules/.bin/cspell',
    ['--no-progress', '--no-summary', '--unique'],
    { encoding: 'utf8' },
  );
  expect(stdout.split('\n').filter(Boolean)).toEqual([]);
  expect(stderr).toBe('');
}, 60_000);
