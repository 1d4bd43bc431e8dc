import { toString as toText } from 'hast-util-to-string';
import { expect, it } from 'vitest';
import { retentionDays } from '../../src/data/retention.ts';
import { BuiltPage } from '../../src/http/built-page.ts';
import { SAME_MESSAGE_MS } from '../../src/outbox/submission-id.ts';
import { defaultLocale, localeKeys } from '../../src/site/locales.ts';

it.each(localeKeys)(
  'the privacy page in %s says how long messages are really kept',
  async (key) => {
    const page = await BuiltPage.load(`${key}/privacy/index.html`);
    const said = page
      .findAll('[data-retention]')
      .map((element) => [element.properties['dataRetention'], toText(element)]);
    expect(said).toEqual(Object.entries(retentionDays).map(([kind, days]) => [kind, String(days)]));
  },
);

it('says in how many hours the same form counts once', async () => {
  const page = await BuiltPage.load(`${defaultLocale}/privacy/index.html`);
  const hours = String(SAME_MESSAGE_MS / (60 * 60_000));
  expect(page.toString()).toContain(`dasselbe Formular in ${hours} Stunden zweimal`);
  expect(page.toString()).toContain(`in ${hours} Stunden höchstens eine Bestätigung`);
});
