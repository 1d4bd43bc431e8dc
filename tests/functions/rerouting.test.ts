import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { loadFunctions } from '../../src/local/functions.ts';
import { openOutbox } from '../../src/outbox/outbox.ts';
import { formBody, fromOwnPage, registrationFields } from '../fixtures/answers.ts';
import { AGENCIES, OFFICE, startWorld, type LocalWorld } from '../fixtures/local-world.ts';

let world: LocalWorld;
let smtp: SMTPServer;
const received: { to: string[]; mail: ParsedMail }[] = [];

beforeAll(async () => {
  world = await startWorld();
  smtp = new SMTPServer({
    authOptional: true,
    onRcptTo({ address }, _session, done) {
      const isUnknown = address === AGENCIES.FID_EMAIL;
      done(isUnknown ? Object.assign(new Error('No such user'), { responseCode: 550 }) : null);
    },
    onData(stream, session, done) {
      const to = session.envelope.rcptTo.map(({ address }) => address);
      simpleParser(stream)
        .then((mail) => {
          received.push({ to, mail });
          done();
        })
        .catch(done);
    },
  });
  smtp.listen(0, '127.0.0.1');
  await once(smtp.server, 'listening');
  const { port } = smtp.server.address() as AddressInfo;
  process.env['SMTP_URL'] = `smtp://127.0.0.1:${String(port)}`;
});
afterAll(async () => {
  await new Promise<void>((resolve) => {
    smtp.close(resolve);
  });
  await world.close();
});

it('sends an agency’s mail to the office, with the reason, when its address is refused', async () => {
  const functions = await loadFunctions();
  const response = await functions.handle(
    new Request('http://localhost:8888/de/registration/send', {
      method: 'POST',
      headers: fromOwnPage,
      body: formBody(registrationFields()),
    }),
  );
  expect(response?.status).toBe(303);
  await vi.waitFor(() => {
    expect(received).toHaveLength(2);
  }, 5000);
  expect(received.flatMap(({ to }) => to)).toEqual([OFFICE, OFFICE]);
  const texts = received.map(({ mail }) => mail.text ?? '');
  expect(
    texts.filter((text) => text.includes('Ihr Postfach hat sie nicht angenommen')),
  ).toHaveLength(1);
  expect(new Set(received.map(({ mail }) => mail.messageId)).size).toBe(2);
  await vi.waitFor(async () => {
    expect(await openOutbox('dev').ids('open')).toEqual([]);
  }, 5000);
});
