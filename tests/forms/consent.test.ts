import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import consent from '../../content/data/consent.json' with { type: 'json' };
import { stringsOf } from '../../src/i18n/strings.ts';

it('has a new version whenever the German text that people agree to changes', () => {
  const text = ['consent.label', 'consent.hint', 'forward.label', 'forward.hint']
    .map((key) => stringsOf('de')[`field.${key}`])
    .join('\n');
  const hash = createHash('sha256').update(text).digest('hex');
  expect(
    hash,
    'The text changed: write today’s date and this hash into content/data/consent.json',
  ).toBe(consent.germanTextSha256);
});
