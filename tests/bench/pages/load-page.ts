import type { Browser } from 'playwright-core';

/** How a page came up; milliseconds from the start of the navigation. */
export interface PageLoad {
  firstByte: number;
  /** First Contentful Paint. */
  fcp: number;
  /** Largest Contentful Paint. */
  lcp: number;
  /** Cumulative Layout Shift. */
  cls: number;
  /** Total Blocking Time: what tasks after the first paint took beyond 50 ms each. */
  tbt: number;
}

/** What the page's own observers collect while it loads. */
interface Observed {
  lcp: number;
  cls: number;
  tasks: { start: number; duration: number }[];
}

/**
 * Opens a page in a browser that has seen nothing and waits until it rests. The window has the
 * size of Lighthouse's phone. It does not pretend to be a phone: a page without a `viewport` would
 * be laid out for a wide screen then, and bare HTML has none.
 * @param slowdown how many times slower the processor shall be
 */
export async function loadPage(browser: Browser, url: string, slowdown: number): Promise<PageLoad> {
  const context = await browser.newContext({
    viewport: { width: 412, height: 823 },
    deviceScaleFactor: 1.75,
  });
  try {
    const page = await context.newPage();
    await page.addInitScript(observe);
    const session = await context.newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    await page.goto(url, { waitUntil: 'networkidle' });
    // A slow processor may still be painting when the network has come to rest.
    await page.waitForFunction(
      () => (window as unknown as { observed: Observed }).observed.lcp > 0,
    );
    await page.waitForTimeout(300);
    return await page.evaluate(read);
  } finally {
    await context.close();
  }
}

/** Runs in the page, before it. */
function observe(): void {
  const observed: Observed = { lcp: 0, cls: 0, tasks: [] };
  Object.assign(window, { observed });
  const watch = (type: string, see: (entry: PerformanceEntry) => void) => {
    new PerformanceObserver((list) => {
      list.getEntries().forEach(see);
    }).observe({ type, buffered: true });
  };
  watch('largest-contentful-paint', ({ startTime }) => (observed.lcp = startTime));
  watch('layout-shift', (entry) => (observed.cls += (entry as unknown as { value: number }).value));
  watch('longtask', ({ startTime, duration }) => {
    observed.tasks.push({ start: startTime, duration });
  });
}

/** Runs in the page, after it. */
function read(): PageLoad {
  const { observed } = window as unknown as { observed: Observed };
  const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0;
  const [navigation] = performance.getEntriesByType('navigation');
  return {
    firstByte: (navigation as PerformanceNavigationTiming).responseStart,
    fcp: paint,
    lcp: observed.lcp,
    cls: observed.cls,
    tbt: observed.tasks
      .filter(({ start }) => start >= paint)
      .reduce((sum, { duration }) => sum + Math.max(0, duration - 50), 0),
  };
}
