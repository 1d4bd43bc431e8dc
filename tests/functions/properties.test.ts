import fc from 'fast-check';
import nodemailer from 'nodemailer';
import { afterAll, expect, it, vi } from 'vitest';
import { checkAnswers } from '../../src/forms/check-answers.ts';
import { contact } from '../../src/forms/contact.ts';
import type { Answers } from '../../src/forms/form.ts';
import { normalizeText } from '../../src/forms/normalize-text.ts';
import { registration } from '../../src/forms/registration.ts';
import { BuiltPage } from '../../src/http/built-page.ts';
import { fillAnswers } from '../../src/http/fill-form.ts';
import { readAnswers } from '../../src/http/read-answers.ts';
import { composeMails } from '../../src/mail/compose-mails.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { readSettings } from '../../src/settings.ts';
import { contactFields, formBody, registrationFields } from '../fixtures/answers.ts';
import { useForms } from '../fixtures/form-client.ts';

const { send } = useForms();
const canary = 'kanarienvogel';

/** Text that has done harm somewhere before, mixed with text of any script. */
const nasty = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 30 }),
      fc.constantFrom(
        '\r\nBcc: eve@example.org',
        '\n.\n',
        '\u2028',
        '\u0000',
        '\ud800',
        '\u202e',
        '%0d%0a',
        '"><img src=x onerror=alert(1)>',
        '</textarea><script>alert(1)</script>',
        '=HYPERLINK("http://e")',
        '__proto__',
        canary,
      ),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((parts) => parts.join(''));

const seen = new Set<number>();
const seed = Number(process.env['PROPERTY_SEED'] ?? 20_261_124);
const runs = (numRuns: number) => ({ numRuns, seed });
afterAll(() => {
  console.log(`properties: seed ${String(seed)}, statuses ${[...seen].sort().join()}`);
});

// Every run reads, checks and composes. Pages and whole requests take longer, so theirs are fewer.
it('36 mails exactly its own headers, to one recipient, for 10,000 odd answers', async () => {
  const settings = readSettings({ ...process.env });
  const transport = nodemailer.createTransport({ streamTransport: true, buffer: true });
  let composed = 0;
  await fc.assert(
    fc.asyncProperty(nasty, nasty, async (name, text) => {
      const fields = registrationFields({
        name,
        otherLanguages: text,
        remarks: text,
        phone: undefined,
        email: 'amina@example.org',
        confirmation: 'yes',
      });
      const { answers } = await read(registration, fields);
      if (checkAnswers(registration, answers).length > 0) return;
      const mails = composeMails(
        {
          id: '2026-11-24-x',
          reference: 'AW-AAA-AAA-AAA',
          form: 'registration',
          locale: 'ar',
          receivedAt: '2026-11-24T08:00:00Z',
          consentVersion: '2026-11-23',
          isSuspicious: false,
          answers,
        },
        settings,
      );
      for (const { from, to, replyTo, subject, text: body, messageId } of mails) {
        composed += 1;
        const { message, envelope } = await transport.sendMail({
          ...{ from, to: { name: '', address: to }, subject, text: body, messageId },
          ...(replyTo && { replyTo: { name: '', address: replyTo } }),
        });
        const head = (message as Buffer).toString('utf8').split('\r\n\r\n')[0] ?? '';
        const names = head
          .split('\r\n')
          .filter((line) => /^\S/.test(line))
          .map((line) => line.split(':')[0]);
        expect(names.sort()).toEqual([
          ...['Content-Transfer-Encoding', 'Content-Type', 'Date', 'From', 'MIME-Version'],
          ...['Message-ID', 'Reply-To', 'Subject', 'To'],
        ]);
        expect(envelope.to).toEqual([to]);
        expect(`${subject}${from.name}${from.address}${to}${messageId}`).not.toContain(canary);
      }
    }),
    runs(10_000),
  );
  expect(composed).toBeGreaterThan(8000);
}, 120_000);

it('32 shows 3,500 odd answers as text and nothing else', async () => {
  const html = (await BuiltPage.load('de/contact/index.html')).toString();
  const empty = new BuiltPage(html);
  const count = empty.findAll('*').length;
  const handlers = (page: BuiltPage) =>
    page
      .findAll('*')
      .filter(({ properties }) => Object.keys(properties).some((k) => k.startsWith('on')));
  // The form alone, without its lists: parsing the page thousands of times would take minutes.
  const form = cut(html);
  const size = new BuiltPage(form).findAll('*').length;
  expect(size).toBeLessThan(count);
  fc.assert(
    fc.property(nasty, nasty, (name, message) => {
      const answers: Answers = { name: normalizeText(name), message: normalizeText(message) };
      const page = new BuiltPage(form);
      fillAnswers(page, answers);
      const again = new BuiltPage(page.toString());
      expect(again.findAll('*')).toHaveLength(size);
      expect(handlers(again)).toEqual([]);
      expect(again.find('#name')?.properties['value']).toBe(answers['name']);
      const [text] = again.find('#message')?.children ?? [];
      expect(text && 'value' in text ? text.value : '').toBe(answers['message']);
    }),
    runs(3500),
  );
}, 120_000);

it('never answers 500 odd forms with an error of its own', async () => {
  await fc.assert(
    fc.asyncProperty(nasty, nasty, fc.constantFrom('de', 'ar'), async (one, two, locale) => {
      const fields = contactFields({ message: one, name: two, [one]: two });
      const { status } = await send('contact', fields, locale);
      seen.add(status);
      expect(status).toBeLessThan(500);
    }),
    runs(500),
  );
  expect(seen).toContain(303);
  await vi.waitFor(async () => {
    const open = await openOutbox('dev').envelopes('open');
    expect(open.filter(({ isSuspicious }) => !isSuspicious)).toEqual([]);
  }, 30_000);
}, 120_000);

function cut(html: string): string {
  const start = html.indexOf('<div class="form-area');
  const end = html.indexOf('</form>', start);
  return `${html.slice(start, end).replace(/<option.*?<\/option>/gs, '')}</form></div>`;
}

async function read(
  form: typeof registration | typeof contact,
  fields: Parameters<typeof formBody>[0],
) {
  return await readAnswers(
    form,
    new Request('http://localhost/', { method: 'POST', body: formBody(fields) }),
  );
}
