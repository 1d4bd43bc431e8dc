import { expect, it } from 'vitest';
import { isLoopback, readSettings, SettingsError } from '../src/settings.ts';

const smtp = { SMTP_URL: 'smtp://127.0.0.1:2525' };

it('sends everything to the address in the press release unless told otherwise', () => {
  expect(readSettings(smtp)).toMatchObject({
    officeEmail: 'vonbose.alexandra@alzey-worms.de',
    mailFrom: 'vonbose.alexandra@alzey-worms.de',
    agencyInboxes: {},
  });
});

it('reads the inboxes that are set, and takes an empty value as not set', () => {
  const settings = readSettings({
    ...smtp,
    OFFICE_EMAIL: 'office@example.org',
    MAIL_FROM: 'site@example.org',
    FID_EMAIL: 'fid@example.org',
    CARITAS_EMAIL: '',
  });
  expect(settings.mailFrom).toBe('site@example.org');
  expect(settings.agencyInboxes).toEqual({ fid: 'fid@example.org' });
});

it.each([
  [{}, 'SMTP_URL'],
  [{ SMTP_URL: 'http://127.0.0.1' }, 'SMTP_URL'],
  [{ SMTP_URL: 'nonsense' }, 'SMTP_URL'],
  [{ ...smtp, OFFICE_EMAIL: 'nobody' }, 'OFFICE_EMAIL'],
  [{ ...smtp, FID_EMAIL: 'a@b.de, c@d.de' }, 'FID_EMAIL'],
])('refuses %j and names %s', (environment, name) => {
  expect(() => readSettings(environment)).toThrow(SettingsError);
  expect(() => readSettings(environment)).toThrow(name);
});

it.each([
  ['localhost', true],
  ['127.0.0.1', true],
  ['127.1.2.3', true],
  ['[::1]', true],
  ['mail.example.org', false],
  ['127.0.0.1.example.org', false],
  ['localhost.example.org', false],
  ['10.0.0.1', false],
])('knows whether %s is this machine', (hostname, expected) => {
  expect(isLoopback(hostname)).toBe(expected);
});
