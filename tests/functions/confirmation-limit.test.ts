import { expect, it, vi } from 'vitest';
import { mayConfirm, PER_DAY } from '../../src/outbox/confirmation-limit.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { contactFields } from '../fixtures/answers.ts';
import { recipientsOf, referenceOf, useForms } from '../fixtures/form-client.ts';
import { OFFICE } from '../fixtures/local-world.ts';
import { idOf } from '../fixtures/operator.ts';

const { send, mailsAbout } = useForms();

it('41 confirms no more than the day allows, and says the same when asked again', async () => {
  const now = Date.parse('2026-11-24T23:00:00Z');
  const ask = (index: number, time = now) =>
    mayConfirm(
      openOutbox('dev'),
      `id-${String(index)}`,
      `person${String(index)}@example.org`,
      time,
    );
  for (let index = 0; index < PER_DAY; index += 1) expect(await ask(index)).toBe(true);
  expect(await ask(PER_DAY)).toBe(false);
  expect(await ask(0)).toBe(true);
  // The next day has places of its own.
  expect(await ask(PER_DAY, now + 2 * 60 * 60_000)).toBe(true);
}, 30_000);

it('confirms to one address once in 24 hours, however it is written', async () => {
  const now = Date.parse('2026-12-01T23:00:00Z');
  const ask = (id: string, address: string, hours = 0) =>
    mayConfirm(openOutbox('dev'), id, address, now + hours * 60 * 60_000);
  expect(await ask('a', 'Person@Example.org')).toBe(true);
  expect(await ask('b', 'person@example.org', 2)).toBe(false);
  expect(await ask('a', 'person@example.org', 2)).toBe(true);
  expect(await ask('b', 'person@example.org', 25)).toBe(true);
});

it('41 delivers to the office what is not confirmed any more', async () => {
  const now = Date.now();
  for (let index = 0; index < PER_DAY; index += 1) {
    await mayConfirm(openOutbox('dev'), `id-${String(index)}`, `${String(index)}@b.de`, now);
  }
  const response = await send('contact', contactFields({ confirmation: 'yes' }));
  expect(response.status).toBe(303);
  const reference = referenceOf(response);
  const id = await idOf(reference);
  const outbox = openOutbox('dev');
  await vi.waitFor(async () => {
    expect(await outbox.envelope('delivered', id)).toBeDefined();
  }, 5000);
  expect((await outbox.history.ending(id, 'sender'))?.ending).toBe('skipped');
  expect(recipientsOf(await mailsAbout(reference, 1))).toEqual([OFFICE]);
}, 30_000);
