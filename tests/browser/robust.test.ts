import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { stringsOf } from '../../src/i18n/strings.ts';
import { layoutProblems } from '../fixtures/layout-problems.ts';
import { lengthen, lengthenEverything } from '../fixtures/long-words.ts';
import { openKind, pageKinds } from '../fixtures/page-kinds.ts';
import { expectErrors, fillRegistration, readReference, submit } from '../fixtures/register.ts';
import { serveSite } from '../fixtures/served-site.ts';

const served = serveSite();
const widths = [320, 360];
let context: BrowserContext;
let page: Page;

beforeAll(async () => {
  context = await served.browser.newContext({ viewport: { width: 320, height: 740 } });
});

beforeEach(async () => {
  page = await context.newPage();
});

afterEach(() => page.close());
afterAll(() => context.close());

/** Problems on a small and on a common phone. */
async function problemsOnPhones(): Promise<string[]> {
  const problems: string[] = [];
  for (const width of widths) {
    await page.setViewportSize({ width, height: 740 });
    const found = await layoutProblems(page);
    problems.push(...found.map((problem) => `${String(width)} px, ${problem}`));
  }
  return problems;
}

describe.each(['de', 'ar'])('a word of 63 letters in %s', (locale) => {
  const places = [
    ['/modules/1/', 'h1, h2'],
    ['/modules/1/', 'td:first-child'],
    ['/modules/1/', '.handouts a'],
    ['/handouts/m3-3/', 'td:first-child'],
    ['/handouts/m4-1/', 'th'],
    ['/questions/', '.content p, .content h2'],
    ['/guides/doctor/', '.traffic-light strong, .traffic-light li'],
    ['/guides/doctor/', '.term, .say, .contents a'],
    ['/guides/doctor/', '.actions a'],
    ['/modules/3/deadlines/', '.reading-order span, .contents summary, .section a'],
    ['/registration/', 'button, label, legend, .hint, option'],
    ['/responsible/', '.places summary'],
    ['/emergency/', '.phone-list strong'],
    ['/training/', '.brand span, .tools > a, .tools summary, footer a'],
  ] as const;

  it.each(places)('breaks nothing on %s in %s', async (path, selector) => {
    await page.goto(`${served.site.url}/${locale}${path}`);
    for (const part of selector.split(', ')) {
      expect(await lengthen(page, part), part).toBeGreaterThan(0);
    }
    expect(await problemsOnPhones()).toEqual([]);
  });

  it.each(pageKinds)(
    'breaks nothing in the place of every text of the page "%s"',
    async (...kind) => {
      await openKind(page, `${served.site.url}/${locale}`, kind);
      await lengthenEverything(page);
      expect(await problemsOnPhones()).toEqual([]);
    },
  );
});

it.each(['/modules/1/', '/registration/', '/handouts/m1-1/', '/'])(
  'a title of three lines and more has room on %s',
  async (path) => {
    await page.goto(`${served.site.url}/de${path}`);
    const lines = await page.locator('h1').evaluate((title) => {
      title.textContent =
        'Was Sie wissen müssen, wenn Sie zum ersten Mal einen Menschen zum Amt, in die Schule oder in die Arztpraxis begleiten';
      return title.clientHeight / parseFloat(getComputedStyle(title).lineHeight);
    });
    expect(lines).toBeGreaterThanOrEqual(3);
    expect(await problemsOnPhones()).toEqual([]);
  },
);

it.each(['de', 'ar'] as const)('a name in Tigrinya reaches the inbox from %s', async (locale) => {
  const name = `ወልደገብርኤል ሃይለማርያም ተስፋጽዮን ${locale}`;
  await page.goto(`${served.site.url}/${locale}/registration/`);
  await fillRegistration(page, name);
  await page.locator('#email').fill('ወልደ');
  await submit(page);
  await expectErrors(page, locale, ['email']);
  expect(await page.locator('#name').inputValue()).toBe(name);
  expect(await problemsOnPhones()).toEqual([]);
  await page.locator('#email').fill('');
  await submit(page);
  const reference = await readReference(page, locale);
  const mails = () => served.world.inbox.mails.filter(({ text }) => text.includes(reference));
  await vi.waitFor(() => {
    expect(mails()).toHaveLength(2);
  }, 10_000);
  for (const { text } of mails()) expect(text).toContain(`Vorname und Nachname: ${name}`);
});

describe('without pictures', () => {
  it.each(pageKinds)('everything on the page "%s" has its name', async (...kind) => {
    await page.route(/\.(svg|png|ico|jpe?g|webp|avif)$/, (route) => route.abort());
    await openKind(page, `${served.site.url}/de`, kind);
    const nameless = await page.evaluate(() => {
      document.querySelectorAll('svg, img').forEach((picture) => {
        picture.remove();
      });
      return [...document.querySelectorAll('a, button, summary')]
        .filter((control) => !control.textContent.trim())
        .map((control) => control.outerHTML);
    });
    expect(nameless).toEqual([]);
    expect(await problemsOnPhones()).toEqual([]);
  });
});

/** Serves every page without its styles. */
async function takeStylesAway(target: Page): Promise<void> {
  await target.route(/\/$|\/send$/, async (route) => {
    const response = await route.fetch({ maxRedirects: 0 });
    const html = await response.text();
    await route.fulfill({ response, body: html.replace(/<style>[\s\S]*?<\/style>/g, '') });
  });
}

describe('without any CSS', () => {
  beforeEach(() => takeStylesAway(page));

  it.each(pageKinds)('the page "%s" is read from top to bottom', async (...kind) => {
    await openKind(page, `${served.site.url}/de`, kind);
    expect(await page.evaluate(() => document.styleSheets.length)).toBe(0);
    const { order, large } = await page.evaluate(() => {
      const top = (selector: string) =>
        document.querySelector(selector)?.getBoundingClientRect().top;
      const parts = ['.skip', '.brand', '.languages', '.menu', 'h1', '.content', 'footer'];
      const pictures = [...document.querySelectorAll('svg:not(.hills)')];
      return {
        order: parts.map((selector) => ({ selector, top: top(selector) ?? NaN })),
        large: pictures
          .filter((picture) => picture.getBoundingClientRect().width > 100)
          .map((picture) => picture.outerHTML.slice(0, 80)),
      };
    });
    expect(order.toSorted((a, b) => a.top - b.top)).toEqual(order);
    expect(large).toEqual([]);
  });

  it.each([true, false])('a registration is mended and sent, JavaScript: %s', async (scripts) => {
    await page.close();
    const plain = await served.browser.newContext({ javaScriptEnabled: scripts });
    page = await plain.newPage();
    await takeStylesAway(page);
    await page.goto(`${served.site.url}/de/registration/`);
    // What only machines should fill is in sight now, and says so.
    const trap = page.locator('label', { hasText: stringsOf('de')['form.leaveEmpty'] ?? '' });
    expect(await trap.isVisible()).toBe(true);
    await submit(page);
    await expectErrors(page, 'de', ['name', 'municipality', 'languages', 'email', 'consent']);
    await fillRegistration(page, `Ohne Gestaltung ${String(scripts)}`);
    await submit(page);
    expect(await readReference(page, 'de')).toMatch(/^AW-/);
    await plain.close();
  });
});
