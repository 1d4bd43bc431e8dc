import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { inboxPage, messagePage, type ReceivedMail } from './inbox-pages.ts';

const HOST = '127.0.0.1';

/** Ports to listen on; 0 takes a free one. */
export interface InboxPorts {
  smtp: number;
  web: number;
}

/** A running inbox. */
export interface Inbox {
  smtpUrl: string;
  webUrl: string;
  /** Everything received so far, oldest first. */
  mails: readonly ReceivedMail[];
  close(): Promise<void>;
}

/**
 * Starts a mail server on this machine that keeps every mail in memory, and a page to read them.
 * smtp-server and mailparser do the work and the tests need them anyway; the ready-made inbox
 * (maildev) would add 112 MB.
 */
export async function startInbox(ports: InboxPorts): Promise<Inbox> {
  const mails: ReceivedMail[] = [];
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, session, done) {
      receive(
        stream,
        session.envelope.rcptTo.map(({ address }) => address),
      )
        .then((mail) => {
          mails.push(mail);
          done();
        })
        .catch(done);
    },
  });
  const web = createServer((request, response) => {
    const { status, type, body } = answer(request.url ?? '/', mails);
    response.writeHead(status, { 'Content-Type': `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve, reject) => {
    smtp.on('error', reject);
    smtp.listen(ports.smtp, HOST, resolve);
  });
  await listen(web, ports.web);
  const portOf = (server: { address(): unknown }) => (server.address() as AddressInfo).port;
  return {
    smtpUrl: `smtp://${HOST}:${String(portOf(smtp.server))}`,
    webUrl: `http://${HOST}:${String(portOf(web))}`,
    mails,
    async close() {
      await Promise.all([
        new Promise<void>((resolve) => {
          smtp.close(resolve);
        }),
        new Promise((resolve) => web.close(resolve)),
      ]);
    },
  };
}

async function receive(stream: AsyncIterable<Buffer>, recipients: string[]): Promise<ReceivedMail> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  const source = Buffer.concat(chunks).toString('utf8');
  const parsed = await simpleParser(source);
  return {
    recipients,
    subject: parsed.subject ?? '',
    from: parsed.from?.text ?? '',
    replyTo: parsed.replyTo?.text,
    messageId: parsed.messageId ?? '',
    text: parsed.text ?? '',
    source,
    receivedAt: new Date().toISOString(),
  };
}

function answer(path: string, mails: readonly ReceivedMail[]) {
  if (path === '/') return { status: 200, type: 'text/html', body: inboxPage(mails) };
  if (path === '/mails.json') {
    return { status: 200, type: 'application/json', body: JSON.stringify(mails) };
  }
  const [, number, source] = /^\/mails\/(\d+)(\.eml)?$/.exec(path) ?? [];
  const mail = mails[Number(number)];
  if (!mail) return { status: 404, type: 'text/plain', body: 'No such mail.' };
  return source
    ? { status: 200, type: 'text/plain', body: mail.source }
    : { status: 200, type: 'text/html', body: messagePage(mail, Number(number)) };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, HOST, resolve);
  });
}
