import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

const quiet = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/**
 * Starts a headless browser that needs nothing but `npm ci`: Chromium comes in an npm package
 * (x64 Linux). Elsewhere set CHROME_PATH to an installed Chrome.
 * @param more switches of Chrome
 * @throws if there is no browser; a browser test never skips itself
 */
export async function launchBrowser(more: readonly string[] = []): Promise<Browser> {
  const installed = process.env['CHROME_PATH'];
  if (installed) {
    return await chromium.launch({ executablePath: installed, args: [...quiet, ...more] });
  }
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error('Set CHROME_PATH to a Chrome or Chromium on this machine.');
  }
  return await launchPackaged(more);
}

async function launchPackaged(more: readonly string[]): Promise<Browser> {
  // The package unpacks itself into the temporary folder and takes what lies there as its own.
  const folder = resolve('node_modules/.cache/chromium');
  mkdirSync(folder, { recursive: true });
  const { default: packaged, inflate } = await withTemporaryFolder(
    folder,
    () => import('@sparticuz/chromium'),
  );
  const executablePath = await withTemporaryFolder(folder, () => packaged.executablePath());
  const libraries = join(folder, 'al2023', 'lib');
  if (!existsSync(libraries)) {
    await withTemporaryFolder(folder, () =>
      inflate(resolve('node_modules/@sparticuz/chromium/bin/al2023.tar.br')),
    );
  }
  return await chromium.launch({
    executablePath,
    args: ['--headless=shell', ...quiet, ...more],
    env: { ...process.env, LD_LIBRARY_PATH: libraries },
  });
}

async function withTemporaryFolder<T>(folder: string, action: () => Promise<T>): Promise<T> {
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = folder;
  try {
    return await action();
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
}
