import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openKind, pageKinds } from '../fixtures/page-kinds.ts';
import { serveSite } from '../fixtures/served-site.ts';
import { smallTargets } from '../fixtures/targets.ts';

const served = serveSite();
let page: Page;

beforeAll(async () => {
  page = await served.browser.newPage({ viewport: { width: 360, height: 740 } });
});

afterAll(() => page.close());

describe.each(['de', 'ar', 'bg'])('in %s', (locale) => {
  it.each(pageKinds)('fingers meet what they aim at on the page "%s"', async (...kind) => {
    await openKind(page, `${served.site.url}/${locale}`, kind);
    expect(await smallTargets(page)).toEqual([]);
  });
});
