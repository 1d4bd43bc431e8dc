import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { fillRegistration, openRegistration, readReference, submit } from '../fixtures/register.ts';
import { serveSite } from '../fixtures/served-site.ts';

const served = serveSite();

/** A visit, and everything in it that the headers of the site should have made impossible. */
interface Visit {
  page: Page;
  problems: string[];
  /** Ends the visit and adds the cookies that it left. */
  end: () => Promise<void>;
}

async function visit(options: BrowserContextOptions): Promise<Visit> {
  const context = await served.browser.newContext(options);
  const problems: string[] = [];
  const page = await context.newPage();
  // Chrome writes each violation to its console, even where no script can listen for the event.
  page.on('console', (message) => {
    const { url } = message.location();
    // What a form is answered with is no mistake, although Chrome reports it as one.
    const isAnswer = url.endsWith('/registration/send') && message.text().includes('422');
    if (['error', 'warning'].includes(message.type()) && !isAnswer) {
      problems.push(`${url} ${message.text()}`);
    }
  });
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('request', (request) => {
    const { origin, protocol } = new URL(request.url());
    if (origin !== served.site.url && protocol !== 'data:') problems.push(request.url());
  });
  await context.exposeFunction('report', (violation: string) => problems.push(violation));
  await context.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', (event) => {
      const { report } = window as unknown as { report: (violation: string) => void };
      report(`${event.effectiveDirective}: ${event.blockedURI} ${event.sample}`);
    });
  });
  const end = async () => {
    const cookies = await context.cookies();
    problems.push(...cookies.map(({ name }) => `cookie ${name}`));
    await context.close();
  };
  return { page, problems, end };
}

async function search(page: Page, word: string): Promise<void> {
  await page.locator('a[data-search]').click();
  await page.locator('.search-dialog input').fill(word);
  await page.locator('.search-dialog li a').first().waitFor();
}

const words = { de: 'Schulung', ar: 'الدورة' } as const;
const phone = { width: 360, height: 740 };
const desktop = { width: 1280, height: 900 };
const devices: [name: string, options: BrowserContextOptions][] = [
  ['phone', { viewport: phone }],
  ['phone without JavaScript', { viewport: phone, javaScriptEnabled: false, colorScheme: 'dark' }],
  ['desktop in the dark', { viewport: desktop, colorScheme: 'dark' }],
];

describe.each(['de', 'ar'] as const)('72 a visit in %s', (locale) => {
  it.each(devices)('on a %s meets no violation, no other origin, no cookie', async (_, options) => {
    const { page, problems, end } = await visit(options);
    const hasScripts = options.javaScriptEnabled !== false;
    await page.goto(`${served.site.url}/${locale}/`);
    const answer = await page.goto(`${served.site.url}/${locale}/questions/`);
    expect(answer?.headers()['content-security-policy']).toContain("'sha256-");
    const contents = page.locator('details.contents');
    await contents.locator('summary').click();
    await contents.locator('a').last().click();
    if (hasScripts) await search(page, words[locale]);

    await openRegistration(page, served.site.url, locale);
    await submit(page);
    await page.locator('[data-summary]').waitFor({ state: 'visible' });
    await fillRegistration(page, 'Amina');
    await submit(page);
    await readReference(page, locale);
    if (hasScripts) {
      await search(page, words[locale]);
      await page.keyboard.press('Escape');
    }

    await page.locator('header .languages summary').click();
    await page.locator('header .languages a[lang="en"]').click();
    await page.waitForURL(/\/en\/registration\/sent\/AW-/);
    await page.locator('header .menu summary').click();
    await page.locator('nav a[href="/en/training/"]').first().click();
    await page.waitForURL(`${served.site.url}/en/training/`);
    await page.waitForLoadState('networkidle');
    await end();
    expect(problems).toEqual([]);
  });

  it('sends a wrong form that only the server checks', async () => {
    const { page, problems, end } = await visit({ viewport: phone });
    await openRegistration(page, served.site.url, locale);
    await page.evaluate(() => {
      // The submit event, at which the script checks, does not come with this.
      document.querySelector<HTMLFormElement>('form[data-one-of]')?.submit();
    });
    await page.waitForURL(/\/registration\/send$/);
    await page.locator('[data-summary]').waitFor({ state: 'visible' });
    await search(page, words[locale]);
    await page.goto(`${served.site.url}/${locale}/training/`);
    await end();
    expect(problems).toEqual([]);
  });
});

describe('the policy', () => {
  const attacks: [name: string, directive: string, attack: () => void][] = [
    [
      'a script',
      'script-src-elem',
      () => {
        const script = document.createElement('script');
        script.text = 'document.title = "attacked"';
        document.body.append(script);
      },
    ],
    [
      'an event handler',
      'script-src-attr',
      () => {
        document.body.setAttribute('onclick', 'document.title = "attacked"');
        document.body.click();
      },
    ],
    [
      'a string that is code',
      'script-src',
      () => {
        Reflect.apply(setTimeout, window, ['document.title = "attacked"']);
      },
    ],
    [
      'a style attribute',
      'style-src-attr',
      () => {
        document.body.setAttribute('style', 'color: red');
      },
    ],
    [
      'a picture from elsewhere',
      'img-src',
      () => {
        document.body.append(Object.assign(new Image(), { src: 'https://example.org/a.png' }));
      },
    ],
    [
      'a form that sends to elsewhere',
      'form-action',
      () => {
        const form = document.querySelector('form');
        form?.setAttribute('action', 'https://example.org/');
        form?.submit();
      },
    ],
    [
      'another base for links',
      'base-uri',
      () => {
        document.head.append(
          Object.assign(document.createElement('base'), { href: 'https://example.org/' }),
        );
      },
    ],
  ];

  it.each(attacks)('stops %s', async (_name, directive, attack) => {
    const { page, problems, end } = await visit({});
    await page.goto(`${served.site.url}/de/registration/`);
    await page.waitForLoadState('networkidle');
    expect(problems).toEqual([]);
    await page.evaluate(attack);
    await expect
      .poll(() => problems.filter((problem) => problem.startsWith(`${directive}: `)))
      .toHaveLength(1);
    expect(await page.title()).not.toBe('attacked');
    await end();
  });

  it('is noticed where no script can listen', async () => {
    const { page, problems, end } = await visit({ javaScriptEnabled: false });
    await page.route('**/de/', async (route) => {
      const response = await route.fetch();
      const html = await response.text();
      await route.fulfill({ response, body: html.replace('<body', '<body style="color: red"') });
    });
    await page.goto(`${served.site.url}/de/`);
    await expect.poll(() => problems.join()).toContain('Content Security Policy');
    await end();
  });

  it('lets no page frame this one', async () => {
    const { page, problems, end } = await visit({});
    await page.goto(`${served.site.url}/de/`);
    await page.evaluate(() => {
      document.body.append(Object.assign(document.createElement('iframe'), { src: '/de/' }));
    });
    await expect.poll(() => problems.some((problem) => problem.includes('frame'))).toBe(true);
    await end();
  });
});
