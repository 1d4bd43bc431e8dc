import { describe, expect, it } from 'vitest';
import { checkAnswers } from '../../src/forms/check-answers.ts';
import { contact } from '../../src/forms/contact.ts';
import type { Answers } from '../../src/forms/form.ts';
import { registration } from '../../src/forms/registration.ts';
import { WOELLSTEIN } from '../fixtures/answers.ts';

const valid: Answers = {
  name: 'O’Neill-Şahin',
  municipality: WOELLSTEIN,
  languages: ['ar'],
  phone: '+49 (0)170/123-45',
  consent: 'yes',
};

function errorsOf(changes: Record<string, string | string[] | undefined>) {
  const answers = Object.fromEntries(
    Object.entries({ ...valid, ...changes }).filter(([, value]) => value !== undefined),
  ) as Answers;
  return checkAnswers(registration, answers).map(({ field, code }) => `${field} ${code}`);
}

describe('a registration', () => {
  it('is accepted with name, place, one language, one contact and consent', () => {
    expect(errorsOf({})).toEqual([]);
  });

  it('without any answer names every gap in page order', () => {
    expect(checkAnswers(registration, {}).map(({ field, code }) => `${field} ${code}`)).toEqual([
      'name empty',
      'municipality empty',
      'languages oneOf',
      'email oneOf',
      'consent empty',
    ]);
  });

  it.each([
    ['email alone is enough', { phone: undefined, email: 'a@b.de' }, []],
    ['phone alone is enough', { email: undefined }, []],
    ['another language is enough', { languages: undefined, otherLanguages: 'Dinka' }, []],
    ['neither phone nor email', { phone: undefined }, ['email oneOf']],
    ['an unknown place', { municipality: '07331999' }, ['municipality invalid']],
    ['Worms', { municipality: 'worms' }, []],
    ['somewhere else', { municipality: 'elsewhere' }, []],
    ['an unknown language', { languages: ['ar', 'xx'] }, ['languages invalid']],
    ['a tick with another value', { consent: 'maybe' }, ['consent invalid']],
    ['a confirmation without an address', { confirmation: 'yes' }, ['email empty']],
    ['a confirmation with an address', { confirmation: 'yes', email: 'a@b.de' }, []],
    ['100 characters', { name: 'ا'.repeat(100) }, []],
    ['101 characters', { name: 'ا'.repeat(101) }, ['name long']],
    ['a name without a letter', { name: '123' }, ['name invalid']],
    ['remarks of 501 characters', { remarks: 'x'.repeat(501) }, ['remarks long']],
  ])('%s', (_case, changes, expected) => {
    expect(errorsOf(changes)).toEqual(expected);
  });

  it.each(['李', 'محمد', 'ኣበበ', 'Nguyễn Văn A', 'X Æ'])('20 takes the name %s', (name) => {
    expect(errorsOf({ name })).toEqual([]);
  });

  it.each([
    'a@b.de',
    'a.b+c@sub.example.org',
    "o'neill@example.ie",
    'a@müller.de',
    'a@b.xn--p1ai',
    'imja@пример.рф',
  ])('28 takes the email address %s', (email) => {
    expect(errorsOf({ email })).toEqual([]);
  });

  it.each([
    'a',
    'a@b',
    '@b.de',
    'a@',
    'a@.de',
    'a b@c.de',
    'a@b.de, c@d.de',
    'a@b.de;c@d.de',
    '"x@evil"@b.de',
    '.a@b.de',
    'a.@b.de',
    'a..b@c.de',
    'jörg@b.de',
    'a@b..de',
    'a@-b.de',
    'a@b.de\nBcc: c@d.de',
    'a@b.de\r\nBcc: c@d.de',
    'a@[127.0.0.1]',
    'a@b.123',
    '<a@b.de>',
    `${'a'.repeat(65)}@b.de`,
  ])('28 refuses the email address %j', (email) => {
    expect(errorsOf({ email })).toEqual(['email invalid']);
  });

  it('28 refuses an email address of 255 characters as too long', () => {
    const email = `a@${'b.'.repeat(125)}com`;
    expect(email).toHaveLength(255);
    expect(errorsOf({ email })).toEqual(['email long']);
  });

  it.each(['0170 1234567', '+49 170 1234567', '٠١٧٠١٢٣٤٥٦', '06731/408-3121'])(
    '29 takes the phone number %s',
    (phone) => {
      expect(errorsOf({ phone })).toEqual([]);
    },
  );

  it.each(['1234', 'call me', '0170 1234567 x'])('refuses the phone number %s', (phone) => {
    expect(errorsOf({ phone })).toEqual(['phone invalid']);
  });
});

describe('a message', () => {
  it('needs a topic, a text and one contact', () => {
    expect(checkAnswers(contact, {}).map(({ field, code }) => `${field} ${code}`)).toEqual([
      'topic empty',
      'message empty',
      'email oneOf',
    ]);
  });

  it('may have 4,000 characters and no more', () => {
    const answers = { topic: 'other', phone: '0170 12345', message: 'م'.repeat(4000) };
    expect(checkAnswers(contact, answers)).toEqual([]);
    expect(checkAnswers(contact, { ...answers, message: `${answers.message}.` })).toEqual([
      { field: 'message', code: 'long' },
    ]);
  });
});

it('asks nothing that the law tells us not to ask', () => {
  const asked = [registration, contact].flatMap((form) => Object.keys(form.schema.shape));
  const forbidden = /nation|mother|religion|status|birth|sex|gender|street|passport/i;
  expect(asked.filter((field) => forbidden.test(field))).toEqual([]);
});
