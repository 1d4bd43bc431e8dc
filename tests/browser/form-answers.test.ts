import type { Page } from 'playwright-core';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { TRAP_FIELD } from '../../src/http/read-answers.ts';
import { localeKeys, type LocaleKey } from '../../src/site/locales.ts';
import { overflowOf, violationsOn } from '../fixtures/accessibility.ts';
import { fillRegistration, openRegistration, readReference, submit } from '../fixtures/register.ts';
import { serveSite } from '../fixtures/served-site.ts';

const served = serveSite();

/** What four times the size leaves of a window of 1280 by 1024 pixels. */
const zoomed = { width: 320, height: 256 };

afterEach(() => {
  vi.unstubAllEnvs();
});

const newPage = async (options: Parameters<typeof served.browser.newContext>[0] = {}) =>
  (await served.browser.newContext({ viewport: zoomed, ...options })).newPage();

/** Sends the form as it stands, past the check that the script makes. */
async function sendUnchecked(page: Page, locale: LocaleKey): Promise<void> {
  await page.goto(`${served.site.url}/${locale}/registration/`);
  await page.evaluate(() => {
    document.querySelector<HTMLFormElement>('form[data-one-of]')?.submit();
  });
  await page.waitForURL(/\/registration\/send$/);
}

/** Answers of the functions, each with the part that must be seen first. */
type Answer = [
  status: string,
  shown: string,
  ask: (page: Page, locale: LocaleKey) => Promise<void>,
];

const notStored: Answer = [
  '503',
  '[data-notice="unsaved"]',
  async (page, locale) => {
    vi.stubEnv('SMTP_URL', '');
    await page.goto(`${served.site.url}/${locale}/registration/`);
    await fillRegistration(page, 'Amina');
    await submit(page);
  },
];

const answers: Answer[] = [
  notStored,
  ['422', '[data-summary]', sendUnchecked],
  [
    '403',
    '[data-notice="elsewhere"]',
    async (page, locale) => {
      const action = `${served.site.url}/${locale}/registration/send`;
      await page.goto(`data:text/html,<form method="post" action="${action}"><button>`);
      await page.locator('button').click();
    },
  ],
  [
    '413',
    '[data-notice="tooLarge"]',
    async (page, locale) => {
      await page.goto(`${served.site.url}/${locale}/registration/`);
      await fillRegistration(page, 'Amina');
      await page.evaluate((trap) => {
        const input = document.querySelector<HTMLInputElement>(`[name="${trap}"]`);
        if (input) input.value = 'x'.repeat(70_000);
      }, TRAP_FIELD);
      await submit(page);
    },
  ],
];

async function expectSeen(page: Page, shown: string): Promise<void> {
  await page.locator(shown).waitFor({ state: 'visible' });
  const hasFocus = () =>
    page.evaluate((part) => document.activeElement?.matches(part) ?? false, shown);
  await expect.poll(hasFocus).toBe(true);
  expect(await overflowOf(page)).toBe(0);
}

// Form, errors and confirmation are in layouts.test.ts, in every language. Too many forms (429) is
// answered by Netlify before any page of ours.
it.each(localeKeys)(
  '70 the answer 503 has no barrier in %s, four times as large',
  async (locale) => {
    const [, shown, ask] = notStored;
    const page = await newPage();
    await ask(page, locale);
    await expectSeen(page, shown);
    expect(await violationsOn(page)).toEqual([]);
    await page.context().close();
  },
);

// The same component with other words: one language of each direction is enough.
describe.each(['de', 'ar'] as const)('70 in %s, in colours that the device forces,', (locale) => {
  it.each(answers)('the answer %s is marked by more than colour', async (_, shown, ask) => {
    const page = await newPage({ forcedColors: 'active' });
    await ask(page, locale);
    await expectSeen(page, shown);
    const border = await page
      .locator(shown)
      .evaluate((part) => getComputedStyle(part).borderInlineStartWidth);
    expect(parseFloat(border)).toBeGreaterThan(0);
    // The device chooses the colours, and axe (4.14) takes some for others.
    const violations = await violationsOn(page);
    expect(violations.filter((line) => !line.startsWith('color-contrast'))).toEqual([]);
    await page.context().close();
  });
});

describe.each([true, false])('with JavaScript: %s', (javaScriptEnabled) => {
  it('66 neither going back nor going forward sends a form again', async () => {
    const page = await newPage({ javaScriptEnabled });
    await openRegistration(page, served.site.url, 'de');
    await fillRegistration(page, `Zurück ${String(javaScriptEnabled)}`);
    const posts: string[] = [];
    page.on('request', (request) => {
      if (request.method() === 'POST') posts.push(request.url());
    });
    await submit(page);
    const reference = await readReference(page, 'de');
    await page.goBack();
    expect(new URL(page.url()).pathname).toBe('/de/registration/');
    await page.goForward();
    expect(await readReference(page, 'de')).toBe(reference);
    expect(posts).toHaveLength(1);
    await page.context().close();
  });
});

it('67 a form with errors stays so when it is loaded again, and is empty when it is opened anew', async () => {
  const page = await newPage({ javaScriptEnabled: false });
  await openRegistration(page, served.site.url, 'ar');
  await page.locator('#remarks').fill('سطر');
  await submit(page);
  await page.locator('[data-summary]').waitFor({ state: 'visible' });
  await page.reload();
  await page.locator('[data-summary]').waitFor({ state: 'visible' });
  expect(await page.locator('#remarks').inputValue()).toBe('سطر');

  await page.goto(page.url());
  expect(new URL(page.url()).pathname).toBe('/ar/registration/');
  expect(await page.locator('[data-summary]').isVisible()).toBe(false);
  expect(await page.locator('#remarks').inputValue()).toBe('');
  await page.context().close();
});
