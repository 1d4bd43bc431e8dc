import { describe, expect, it } from 'vitest';
import { contact } from '../../src/forms/contact.ts';
import { describeField, fieldNames } from '../../src/forms/form.ts';
import { registration } from '../../src/forms/registration.ts';
import { stringsOf } from '../../src/i18n/strings.ts';
import {
  contactFields,
  formBody,
  fromOwnPage,
  registrationFields,
  type FieldValues,
} from '../fixtures/answers.ts';
import { open, referenceOf, textOf, useForms } from '../fixtures/form-client.ts';

const { request, send, mailsAbout } = useForms();

const fieldsOf = { registration: registrationFields, contact: contactFields };
type FormName = keyof typeof fieldsOf;

/** Sends a form in Arabic that the function must refuse, and reads what it says of a field. */
async function complaint(form: FormName, changes: FieldValues, field: string) {
  const response = await send(form, fieldsOf[form](changes), 'ar');
  expect(response.status).toBe(422);
  return textOf(await open(response), `[data-summary] a[href="#${field}"]`);
}

/** Sends a form that the function must accept, and reads the office's mail. */
async function mailAbout(form: FormName, changes: FieldValues) {
  const response = await send(form, fieldsOf[form]({ forward: undefined, ...changes }));
  expect(response.status).toBe(303);
  const [mail] = await mailsAbout(referenceOf(response), 1);
  return mail?.text;
}

const arabic = stringsOf('ar');
const needed = [registration, contact].flatMap((form) =>
  fieldNames(form)
    .filter((name) => describeField(form, name).required)
    .map((name) => [form.name, name] as const),
);
const blanks = { nothing: '', spaces: '   ', 'invisible characters': '\u00A0\u200B\uFEFF' };

describe.each(Object.entries(blanks))('19 %s', (_name, blank) => {
  it.each(needed)('in the %s’s %s is no answer', async (form, field) => {
    expect(await complaint(form, { [field]: blank }, field)).toBe(arabic[`field.${field}.empty`]);
  });
});

it.each([
  ['20 a name with signs', { name: 'O’Neill-Şahin' }],
  ['20 a name of one sign', { name: '李' }],
  ['20 a name of 100 letters', { name: 'ا'.repeat(100) }],
  ['21 the joiner inside a Persian word', { remarks: 'می\u200Cروم' }],
  ['25 an emoji family', { remarks: '👨\u200D👩\u200D👧' }],
  ['33 a formula of a spreadsheet', { remarks: '=HYPERLINK("http://e.example";"x")' }],
])('%s arrives as it was typed', async (_fault, changes) => {
  // 33: answers go out as text alone and are exported as JSON. There is no CSV to be quoted.
  expect(await mailAbout('registration', changes)).toContain(Object.values(changes)[0]);
});

it.each([
  ['22 direction overrides', 'a\u202Eb\u2066c', 'abc.'],
  ['23 control characters', 'a\u0000b\u0007c\u0085d', 'abcd.'],
])('%s are taken out', async (_fault, typed, mailed) => {
  expect(await mailAbout('contact', { message: `${typed}.` })).toContain(mailed);
});

it('24 half a character of UTF-16 becomes a mark for what cannot be read', async () => {
  const body = formBody(contactFields({ message: undefined })).toString();
  const response = await request('/de/contact/send', {
    method: 'POST',
    headers: { ...fromOwnPage, 'Content-Type': 'application/x-www-form-urlencoded' },
    body: `${body}&message=a%ED%A0%80b`,
  });
  const [mail] = await mailsAbout(referenceOf(response), 1);
  expect(mail?.text).toMatch(/a\uFFFD+b/);
});

it.each([
  ['letters', 'م'.repeat(4000)],
  ['emoji, which are two units of UTF-16 each', '😀'.repeat(4000)],
  ['lines that end in two characters', `${'x\r\n'.repeat(1999)}xx`],
])('27 a message may have 4,000 %s and not one more', async (_case, message) => {
  expect(await mailAbout('contact', { message })).toContain(message.replaceAll('\r\n', '\n'));
  const tooLong = await complaint('contact', { message: `${message}x` }, 'message');
  expect(tooLong).toBe(arabic['field.message.long']?.replace('{{max}}', '4000'));
});

it.each([
  'jörg@b.de',
  'a@b.de\r\nBcc: c@d.de',
  'a@b.de, c@d.de',
  '"x@evil"@b.de',
  `${'a'.repeat(250)}@b.de`,
])('28 the address %j is not accepted', async (email) => {
  const code = email.length > 254 ? 'long' : 'invalid';
  expect(await complaint('contact', { email }, 'email')).toBe(
    arabic[`field.email.${code}`]?.replace('{{max}}', '254'),
  );
});

it('28 an address with an umlaut is answered in the form that mail servers know', async () => {
  const fields = contactFields({ email: 'a@müller.example' });
  const [mail] = await mailsAbout(referenceOf(await send('contact', fields)), 1);
  expect(mail?.source).toMatch(/^Reply-To: a@xn--mller-kva\.example\r$/m);
});

it.each(['٠١٧٠ ١٢٣٤٥٦٧', '۰۱۷۰ ۱۲۳۴۵۶۷', '०१७० १२३४५६७'])(
  '29 the phone number %s can be dialled by the office',
  async (phone) => {
    expect(await mailAbout('registration', { phone })).toContain('Telefon: 0170 1234567');
  },
);

it.each(['07331999', 'fid@example.org', '../fid', ''])(
  '30 the place %j leads to no agency',
  async (municipality) => {
    const code = municipality ? 'invalid' : 'empty';
    expect(await complaint('registration', { municipality }, 'municipality')).toBe(
      arabic[`field.municipality.${code}`],
    );
  },
);

it.each([undefined, 'no', 'true'])('31 without consent (%s) nothing is stored', async (consent) => {
  const code = consent ? 'invalid' : 'empty';
  expect(await complaint('registration', { consent }, 'consent')).toBe(
    arabic[`field.consent.${code}`],
  );
});
