import type { Browser } from 'playwright-core';

/**
 * Opens a page in a browser that has seen nothing, and lists what it fetches before anybody
 * touches it: what stands in the page, and what its scripts fetch while the browser has nothing
 * to do.
 * @param url of the page
 * @returns paths without the page's own
 */
export async function loadedFiles(browser: Browser, url: string): Promise<string[]> {
  const context = await browser.newContext({ viewport: { width: 412, height: 823 } });
  const page = await context.newPage();
  const paths = new Set<string>();
  page.on('request', (request) => paths.add(new URL(request.url()).pathname));
  await page.goto(url, { waitUntil: 'networkidle' });
  await context.close();
  paths.delete(new URL(url).pathname);
  return [...paths].sort();
}
