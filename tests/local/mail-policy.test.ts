import { expect, it } from 'vitest';
import { refusal } from '../../src/local/mail-policy.ts';

it.each([
  ['no SMTP_URL: the local inbox', {}],
  ['a server on this machine', { SMTP_URL: 'smtp://localhost:2525' }],
  [
    'an office of one’s own',
    { SMTP_URL: 'smtps://mail.example.org', OFFICE_EMAIL: 'me@example.org' },
  ],
])('starts with %s', (_case, environment) => {
  expect(refusal(environment)).toBeUndefined();
});

it.each(['smtps://mail.example.org', 'smtp://192.168.1.5:25', 'nonsense'])(
  'refuses %s without OFFICE_EMAIL and says why',
  (url) => {
    expect(refusal({ SMTP_URL: url })).toMatch(/OFFICE_EMAIL.*real office/);
  },
);
