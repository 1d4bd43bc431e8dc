import { describe, expect, it } from 'vitest';
import { contact } from '../../src/forms/contact.ts';
import { fieldNames } from '../../src/forms/form.ts';
import { registration } from '../../src/forms/registration.ts';
import type { ReceivedMail } from '../../src/local/inbox-pages.ts';
import { contactFields, registrationFields, type FieldValues } from '../fixtures/answers.ts';
import { recipientsOf, referenceOf, useForms } from '../fixtures/form-client.ts';
import { AGENCIES, OFFICE } from '../fixtures/local-world.ts';

const client = useForms();
const { send, mailsAbout } = client;

const EVE = 'eve@evil.example';
const typed = ['\r\n', '\n', '\r', '\u2028', '%0d%0a'].map((end) => `x${end}Bcc: ${EVE}`).join('');
const complete = {
  registration: registrationFields({ email: 'amina@example.org' }),
  contact: contactFields(),
};
const everyField = [registration, contact].flatMap((form) =>
  fieldNames(form).map((field) => [form.name, field] as const),
);

/** The header fields of a mail as it came over the wire, each with its value on one line. */
function headersOf({ source }: ReceivedMail): Map<string, string> {
  const [head = ''] = source.split('\r\n\r\n');
  const lines = head.replace(/\r\n[ \t]+/g, ' ').split('\r\n');
  return new Map(
    lines.map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 2)]),
  );
}

function expectOwnHeaders(mails: ReceivedMail[]): void {
  for (const mail of mails) {
    const headers = headersOf(mail);
    expect([...headers.keys()].filter((name) => name !== 'Reply-To').sort()).toEqual([
      ...['Auto-Submitted', 'Content-Transfer-Encoding', 'Content-Type', 'Date', 'From'],
      ...['MIME-Version', 'Message-ID', 'Subject', 'To', 'X-Auto-Response-Suppress'],
    ]);
    expect(headers.get('To')).toBe(mail.recipients.join());
    expect([...headers.values()].join('\n')).not.toContain(EVE);
  }
}

describe('35, 37 ends of lines that would forge a header', () => {
  it.each(everyField)('do nothing in the %s’s %s', async (form, field) => {
    const before = client.world.inbox.mails.length;
    const response = await send(form, { ...complete[form], [field]: typed });
    // Where a choice or an address belongs, this is none. Free texts carry it to the office.
    if (response.status === 422) {
      expect(client.world.inbox.mails).toHaveLength(before);
      return;
    }
    expect(response.status).toBe(303);
    const isForwarded = form === 'registration';
    const mails = await mailsAbout(referenceOf(response), isForwarded ? 2 : 1);
    expect(recipientsOf(mails)).toEqual([...(isForwarded ? [AGENCIES.FID_EMAIL] : []), OFFICE]);
    expectOwnHeaders(mails);
    expect(mails.every(({ text }) => text.includes(EVE))).toBe(true);
  });
});

it('42 fields with which other websites choose recipients do nothing', async () => {
  const names = ['_cc', '_replyto', '_subject', 'to', 'cc', 'bcc', 'from', 'reply-to', 'subject'];
  const more: FieldValues = Object.fromEntries(names.map((name) => [name, EVE]));
  const mails = await mailsAbout(
    referenceOf(await send('contact', { ...complete.contact, ...more })),
    1,
  );
  expect(recipientsOf(mails)).toEqual([OFFICE]);
  expectOwnHeaders(mails);
  expect(mails[0]?.source).not.toContain(EVE);
});

it('38 lines of dots arrive as they are', async () => {
  const message = 'Anfang\n.\n..\n.QUIT\nEnde';
  const [mail] = await mailsAbout(
    referenceOf(await send('contact', contactFields({ message }))),
    1,
  );
  expect(mail?.text).toContain(message);
});

// A line of a megabyte never becomes a mail: see 11 and 12 in bad-input.test.ts.
it.each(['x', 'م', ' '])('39 a line of 4,000 times %j is folded on its way', async (character) => {
  const message = `a${character.repeat(3998)}b`;
  const [mail] = await mailsAbout(
    referenceOf(await send('contact', contactFields({ message }))),
    1,
  );
  expect(mail?.text).toContain(message);
  const lengths = mail?.source.split('\r\n').map((line) => Buffer.byteLength(line)) ?? [];
  expect(Math.max(...lengths)).toBeLessThanOrEqual(998);
});
