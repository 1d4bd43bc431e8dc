import { expect, it } from 'vitest';
import { serveSite } from '../fixtures/served-site.ts';

const served = serveSite();

it('explains a German word by keyboard and without JavaScript', async () => {
  const context = await served.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  await page.goto(`${served.site.url}/de/guides/doctor/`);
  const term = page.locator('button.term').first();
  const explanation = page.locator(`#${(await term.getAttribute('popovertarget')) ?? ''}`);
  expect(await explanation.isVisible()).toBe(false);
  await term.focus();
  await page.keyboard.press('Enter');
  await explanation.waitFor({ state: 'visible' });
  await page.keyboard.press('Escape');
  await explanation.waitFor({ state: 'hidden' });
  await context.close();
});

it('opens the answers of a self-check without JavaScript', async () => {
  const context = await served.browser.newContext({ javaScriptEnabled: false });
  const page = await context.newPage();
  for (const module of [1, 2, 3, 4, 5]) {
    await page.goto(`${served.site.url}/de/modules/${String(module)}/self-check/`);
    const situations = await page.locator('.situation').count();
    expect(situations).toBeGreaterThanOrEqual(5);
    expect(situations).toBeLessThanOrEqual(8);
    const answer = page.locator('details.answer').first();
    await answer.locator('summary').click();
    expect(await answer.locator('p').first().isVisible()).toBe(true);
  }
  await context.close();
});

it('leads from the start to a handout in two steps', async () => {
  const context = await served.browser.newContext({ viewport: { width: 360, height: 740 } });
  const page = await context.newPage();
  await page.goto(`${served.site.url}/de/`);
  await page.locator('main a[href="/de/handouts/"]').first().click();
  await page.locator('main a[href="/de/handouts/m3-1/"]').first().click();
  await page.waitForURL(`${served.site.url}/de/handouts/m3-1/`);
  await context.close();
});
