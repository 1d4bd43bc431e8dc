import { createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';
import { expect, it } from 'vitest';
import type { Mail } from '../../src/mail/mail.ts';
import { openMailer } from '../../src/mail/mailer.ts';
import { kindOf } from '../../src/mail/send-result.ts';

/** What a server answers to a command; `drop` closes the line without a word, `hang` says nothing. */
type Script = Partial<Record<'GREET' | 'AUTH' | 'MAIL' | 'RCPT' | 'DATA' | 'END', string>>;

const mail: Mail = {
  recipient: 'office',
  from: { name: 'Website', address: 'website@example.org' },
  to: 'office@example.org',
  subject: 'Test',
  repeatMark: '',
  text: 'Text',
  briefText: 'Text',
  messageId: '<1@example.org>',
};

/** A mail server that fails as it is told, which no real one does on demand. */
async function startServer(script: Script): Promise<Server> {
  const server = createServer((socket) => {
    const say = (text: string) => {
      if (text === 'drop') socket.destroy();
      else if (text !== 'hang') socket.write(`${text}\r\n`);
    };
    say(script.GREET ?? '220 ready');
    let isData = false;
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Buffer) => {
      for (const line of chunk.toString().split('\r\n').filter(Boolean)) {
        if (isData) {
          if (line !== '.') continue;
          isData = false;
          say(script.END ?? '250 taken');
        } else answer(line, script, say, socket, () => (isData = true));
      }
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function answer(
  line: string,
  script: Script,
  say: (text: string) => void,
  socket: Socket,
  startData: () => void,
): void {
  const verb = line.slice(0, 4).toUpperCase();
  if (verb === 'EHLO') say('250-here\r\n250 AUTH PLAIN');
  else if (verb === 'AUTH') say(script.AUTH ?? '235 ok');
  else if (verb === 'MAIL') say(script.MAIL ?? '250 ok');
  else if (verb === 'RCPT') say(script.RCPT ?? '250 ok');
  else if (verb === 'DATA') {
    const reply = script.DATA ?? '354 go on';
    if (reply.startsWith('354')) startData();
    say(reply);
  } else if (verb === 'QUIT') socket.end('221 bye\r\n');
}

async function sendTo(script: Script, credentials = ''): Promise<string> {
  const server = await startServer(script);
  const { port } = server.address() as AddressInfo;
  try {
    const mailer = await openMailer(new URL(`smtp://${credentials}127.0.0.1:${String(port)}`));
    await mailer.send(mail);
    return 'delivered';
  } catch (error) {
    return kindOf(error);
  } finally {
    server.close();
  }
}

it.concurrent.each<[string, Script, string]>([
  ['takes the mail', {}, 'delivered'],
  ['is closing', { GREET: '421 later' }, 'temporary'],
  ['is full', { MAIL: '452 no room' }, 'temporary'],
  ['greylists', { RCPT: '450 try again' }, 'temporary'],
  ['does not know the address', { RCPT: '550 no such user' }, 'refused'],
  ['stops before the text', { DATA: '451 later' }, 'temporary'],
  ['refuses the text for now', { END: '451 later' }, 'temporary'],
  ['refuses the text', { END: '554 no' }, 'rejected'],
  ['hangs up after the text', { END: 'drop' }, 'ambiguous'],
  ['says nothing after the text', { END: 'hang' }, 'ambiguous'],
  // It took nothing, but nodemailer's error looks the same as after the text.
  ['never greets', { GREET: 'hang' }, 'ambiguous'],
])(
  '59 a server that %s',
  async (_case, script, kind) => {
    expect(await sendTo(script)).toBe(kind);
  },
  15_000,
);

it('59, 64 a refused password is our mistake, not the recipient’s', async () => {
  expect(await sendTo({ AUTH: '535 wrong' }, 'user:secret@')).toBe('configuration');
});

it.each(['127.0.0.1:9', 'no-such-host.invalid'])(
  '59 the server %s is not there, so the mail can be tried again without doubt',
  async (host) => {
    const mailer = await openMailer(new URL(`smtp://${host}`));
    const error: unknown = await mailer.send(mail).catch((reason: unknown) => reason);
    expect(kindOf(error)).toBe('temporary');
  },
);
