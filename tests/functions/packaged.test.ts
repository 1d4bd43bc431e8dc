import { spawnSync } from 'node:child_process';
import { existsSync, globSync, statSync } from 'node:fs';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join, relative } from 'node:path';
import { resolveConfig } from '@netlify/config';
import { zipFunctions, type FunctionResult } from '@netlify/zip-it-and-ship-it';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { localeKeys, locales } from '../../src/site/locales.ts';

let folder: string;
let packaged: FunctionResult[];

// What Netlify would upload, unpacked: paths that work here can still be missing there.
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'functions-'));
  const { config } = (await resolveConfig({ offline: true, context: 'production' })) as {
    config: { functions: { '*': { included_files: string[] } } };
  };
  packaged = await zipFunctions('functions', folder, {
    archiveFormat: 'none',
    manifest: join(folder, 'manifest.json'),
    basePath: process.cwd(),
    config: { '*': { includedFiles: config.functions['*'].included_files } },
  });
}, 60_000);
afterAll(() => rm(folder, { recursive: true, force: true }));

const find = (name: string) => {
  const result = packaged.find((candidate) => candidate.name === name);
  if (!result) throw new Error(`The function ${name} was not packaged`);
  return result;
};

it('48 makes an endpoint of every file in functions/ and of nothing else', () => {
  const names = globSync('functions/*').map((file) => basename(file, '.ts'));
  expect(packaged.map(({ name }) => name).sort()).toEqual(names.sort());
  expect(find('deliver-outbox').schedule).toBe('*/5 * * * *');
  const routes = packaged.flatMap(({ routes }) => routes ?? []).map((route) => route.pattern);
  expect(routes.sort()).toEqual([
    '/:locale/contact/send',
    '/:locale/contact/sent/:reference',
    '/:locale/registration/send',
    '/:locale/registration/sent/:reference',
    '/health',
  ]);
});

it.each([
  ['registration', 20],
  ['contact', 20],
  ['registration-sent', 60],
  ['contact-sent', 60],
  ['health', 20],
])(
  '48 counts the calls of %s for each visitor apart, %i in a minute',
  async (name, windowLimit) => {
    const { functions } = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8')) as {
      functions: { name: string; trafficRules?: unknown; region?: string }[];
    };
    const uploaded = functions.find((one) => one.name === name);
    expect(uploaded?.trafficRules).toEqual({
      action: {
        type: 'rate_limit',
        config: {
          rateLimitConfig: { windowLimit, windowSize: 60, algorithm: 'sliding_window' },
          // Without the address of the visitor one machine would lock everybody out.
          aggregate: { keys: [{ type: 'ip' }, { type: 'domain' }] },
        },
      },
    });
    // Not in the code: Netlify sells the choice of a region with some plans only. See the README.
    expect(uploaded?.region).toBeUndefined();
  },
);

it('packs the pages, strings and headers that a function needs', () => {
  const needed = localeKeys.flatMap((key) => [
    `dist/${key}/registration/index.html`,
    `dist/${key}/registration/sent/index.html`,
    `dist/${key}/contact/index.html`,
    `dist/${key}/404/index.html`,
    `content/i18n/${locales[key].lang}.json`,
  ]);
  const root = find('registration').path;
  needed.push('dist/404.html', 'dist/_headers');
  expect(needed.filter((file) => !existsSync(join(root, file)))).toEqual([]);
});

/** Measured in November 2026: 3.1 to 5.4 MB. The rest is room for the libraries to grow. */
const CODE_BUDGET_BYTES = 6_300_000;

it.each([
  'registration',
  'contact',
  'registration-sent',
  'contact-sent',
  'health',
  'deliver-outbox',
])('packs %s within its budget, with no page that it does not fill', (name) => {
  const root = find(name).path;
  const files = globSync('**/*', { cwd: root, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(root, join(entry.parentPath, entry.name)));
  const pages = files.filter((file) => file.startsWith('dist/'));
  const needless = pages.filter(
    (file) => !/\/(registration|contact|404)\/|^dist\/(404\.html|_headers)$/.test(file),
  );
  expect(needless).toEqual([]);
  const code = files.filter((file) => !/^(dist|content)\//.test(file));
  const bytes = code.reduce((sum, file) => sum + statSync(join(root, file)).size, 0);
  console.log(`${name}: ${String(bytes)} bytes of code, ${String(pages.length)} pages`);
  expect(bytes).toBeLessThan(CODE_BUDGET_BYTES);
});

it('answers a wrong form from its package alone', () => {
  const root = find('registration').path;
  const script = `
    const { default: handle } = await import('./functions/registration.mjs');
    const request = new Request('https://example.org/ar/registration/send', {
      method: 'POST',
      body: new URLSearchParams({ name: 'Amina' }),
    });
    const response = await handle(request, { params: { locale: 'ar' }, deploy: { context: 'production' } });
    const policy = response.headers.get('content-security-policy');
    console.log(response.status, (await response.text()).includes('value="Amina"'));
    console.log(policy.split("'sha256-").length > 1);
  `;
  const { stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    encoding: 'utf8',
  });
  expect(stderr).toBe('');
  expect(stdout.trim()).toBe('422 true\ntrue');
});
