import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** The speed of a line. */
export interface LinkProfile {
  /** Milliseconds from sending a packet to hearing that it arrived. */
  roundTrip: number;
  /** Bytes in a millisecond towards the reader, headers of packets included. */
  down: number;
  /** The same from the reader. */
  up: number;
  /** Packets that a server sends before it waits for the first answer. */
  initialWindow: number;
}

/** Lighthouse's "Slow 4G": 150 ms, 1.6 Mbit/s down, 750 kbit/s up; RFC 6928's ten packets. */
export const slow4G: LinkProfile = { roundTrip: 150, down: 200, up: 93.75, initialWindow: 10 };

/** A line that leads to a server on this machine. */
export interface SlowLink {
  port: number;
  close(): void;
}

const SEGMENT = 1460;
const HEADER = 40;

/**
 * Leads to a server on this machine as slowly as a line of a phone. It knows packets, because the
 * browser's own throttling has no slow start, and slow start is what the weight of a page decides
 * about.
 *
 * The model: a connection opens after one round trip (SYN, SYN-ACK), before which nothing of it
 * leaves. Towards the reader, each connection may have as many packets of 1,460 bytes on the way
 * as its window allows; each acknowledged packet widens the window by one (slow start without end
 * and without delayed acknowledgements). All connections of the line share one queue that never
 * overflows, so that nothing is lost; a packet occupies the line for its size and 40 bytes of
 * headers, and arrives half a round trip after it has left. From the reader there is the queue
 * alone. TLS and HTTP/2 are not modelled: both ends speak them through the line. Not in it: the
 * look-up of the name, losses, and the 3 KB of a real chain of certificates.
 *
 * @param port of the server
 */
export async function openSlowLink(port: number, profile: LinkProfile): Promise<SlowLink> {
  const [down, up] = [queue(profile.down), queue(profile.up)];
  const [toReader, toServer, acknowledged] = [inOrder(), inOrder(), inOrder()];
  const delay = profile.roundTrip / 2;
  const open = new Set<Socket>();

  function carry(reader: Socket): void {
    const server = connect({ port, host: '127.0.0.1', noDelay: true, allowHalfOpen: true });
    for (const socket of [reader, server]) {
      open.add(socket);
      socket.on('close', () => open.delete(socket));
      // Whoever closes first leaves the other with data that nobody takes.
      socket.on('error', () => {
        reader.destroy();
        server.destroy();
      });
    }
    reader.pause();
    setTimeout(() => reader.resume(), profile.roundTrip);
    reader.on('data', (data) => {
      toServer(up(size(data)) + delay, () => server.write(data));
    });
    reader.on('end', () => {
      toServer(up(HEADER) + delay, () => server.end());
    });

    let window = profile.initialWindow;
    let onTheWay = 0;
    let hasEnded = false;
    const waiting: Buffer[] = [];
    const send = () => {
      while (waiting.length > 0 && onTheWay < window) {
        const packet = takePacket(waiting);
        onTheWay += 1;
        const arrival = down(size(packet)) + delay;
        toReader(arrival, () => reader.write(packet));
        acknowledged(arrival + delay, () => {
          onTheWay -= 1;
          window += 1;
          send();
        });
      }
      if (hasEnded && waiting.length === 0) {
        hasEnded = false;
        toReader(down(HEADER) + delay, () => reader.end());
      }
    };
    server.on('data', (data) => {
      waiting.push(data);
      send();
    });
    server.on('end', () => {
      hasEnded = true;
      send();
    });
  }

  const listener = createServer({ allowHalfOpen: true, noDelay: true }, carry);
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
  return {
    port: (listener.address() as AddressInfo).port,
    close() {
      for (const socket of open) socket.destroy();
      listener.close();
    },
  };
}

/** A line that takes one packet after the other. @returns when the last bit of it has left */
function queue(rate: number): (bytes: number) => number {
  let free = 0;
  return (bytes) => {
    free = Math.max(performance.now(), free) + bytes / rate;
    return free;
  };
}

/**
 * Does things at their time, a time of `performance.now()`, and never one before an earlier one:
 * timers of Node are whole milliseconds and may overtake each other. Times must not go back.
 */
function inOrder(): (time: number, action: () => void) => void {
  const due: { time: number; action: () => void }[] = [];
  let timer: NodeJS.Timeout | undefined;
  const wait = () => {
    const [next] = due;
    if (next) timer ??= setTimeout(act, Math.max(0, next.time - performance.now()));
  };
  const act = () => {
    timer = undefined;
    for (let next = due[0]; next && next.time <= performance.now() + 0.5; next = due[0]) {
      due.shift();
      next.action();
    }
    wait();
  };
  return (time, action) => {
    due.push({ time, action });
    wait();
  };
}

function size({ length }: Buffer): number {
  return length + HEADER * Math.ceil(length / SEGMENT);
}

/** Takes at most one packet from the front of what waits. */
function takePacket(waiting: Buffer[]): Buffer {
  const parts: Buffer[] = [];
  let room = SEGMENT;
  while (room > 0) {
    const [first] = waiting;
    if (!first) break;
    parts.push(first.subarray(0, room));
    if (first.length > room) waiting[0] = first.subarray(room);
    else waiting.shift();
    room -= Math.min(room, first.length);
  }
  return Buffer.concat(parts);
}
