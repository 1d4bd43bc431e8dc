import type { AddressInfo, Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerSession } from 'smtp-server';
import type { Chance } from './chance.ts';
import type { Tally } from './tally.ts';

/** A mail that the server has taken, whether or not its sender knows. */
export interface TakenMail {
  messageId: string;
  to: string;
  subject: string;
  text: string;
}

/** How often each fault happens; shares of one. */
const FAULTS = {
  'connection refused': 0.05,
  'MAIL refused': 0.04,
  'RCPT refused': 0.04,
  'agency unknown': 0.06,
  greylisted: 0.1,
  'cut, mail not kept': 0.02,
  'cut, mail kept': 0.02,
  'stalled, mail kept': 0.01,
};
/** nodemailer is told to wait ten seconds. */
const STALL_MS = 12_000;

/** A mail server on a bad day. */
export class FlakySmtp {
  url = '';
  readonly #chance: Chance;
  readonly #faults: Tally;
  readonly #agencies: readonly string[];
  readonly #take: (mail: TakenMail) => void;
  readonly #seen = new Set<string>();
  readonly #sockets = new Map<number, Socket>();
  #isCalm = false;

  /**
   * @param agencies addresses that are rejected for good at times
   * @param take gets every mail that the server takes responsibility for
   */
  constructor(
    chance: Chance,
    faults: Tally,
    agencies: readonly string[],
    take: (mail: TakenMail) => void,
  ) {
    this.#chance = chance;
    this.#faults = faults;
    this.#agencies = agencies;
    this.#take = take;
  }

  /** Listens on a free port. */
  async start(): Promise<void> {
    const smtp = new SMTPServer({
      authOptional: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      onConnect: (_session, done) => {
        done(this.#happens('connection refused') ? reply(421) : null);
      },
      onMailFrom: (_address, _session, done) => {
        done(this.#happens('MAIL refused') ? reply(450) : null);
      },
      onRcptTo: ({ address }, _session, done) => {
        if (this.#happens('RCPT refused')) done(reply(451));
        else if (this.#agencies.includes(address) && this.#happens('agency unknown')) {
          done(reply(550));
        } else done();
      },
      onData: (stream, session, done) => {
        this.#receive(stream, session).then(() => {
          done();
        }, done);
      },
    });
    // A client that is killed leaves its connections broken.
    smtp.on('error', () => undefined);
    smtp.server.on('connection', (socket) => {
      const port = socket.remotePort ?? 0;
      this.#sockets.set(port, socket);
      socket.on('close', () => this.#sockets.delete(port));
    });
    await new Promise<void>((resolve) => {
      smtp.listen(0, '127.0.0.1', resolve);
    });
    this.url = `smtp://127.0.0.1:${String((smtp.server.address() as AddressInfo).port)}`;
  }

  /** From now on everything works. */
  calm(): void {
    this.#isCalm = true;
  }

  async #receive(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const { messageId = '', subject = '', text = '' } = await simpleParser(stream);
    const to = session.envelope.rcptTo.map(({ address }) => address).join(', ');
    const isNew = !this.#seen.has(messageId);
    this.#seen.add(messageId);
    if (isNew && this.#happens('greylisted')) throw reply(451);
    const cut = () => this.#sockets.get(session.remotePort)?.destroy();
    if (this.#happens('cut, mail not kept')) {
      cut();
      return;
    }
    this.#take({ messageId, to, subject, text });
    if (this.#happens('cut, mail kept')) cut();
    else if (this.#happens('stalled, mail kept')) await sleep(STALL_MS);
  }

  #happens(fault: keyof typeof FAULTS): boolean {
    if (this.#isCalm || !this.#chance.happens(FAULTS[fault])) return false;
    this.#faults.add(fault);
    return true;
  }
}

function reply(responseCode: number): Error {
  return Object.assign(new Error('Not now'), { responseCode });
}
