import { toString as toText } from 'hast-util-to-string';
import { expect, it } from 'vitest';
import { retentionDays } from '../../src/data/retention.ts';
import { BuiltPage } from '../../src/http/built-page.ts';
import { localeKeys } from '../../src/site/locales.ts';

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
