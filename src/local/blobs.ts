import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { BlobsServer } from '@netlify/blobs/server';
import { createServerAdapter } from '@whatwg-node/server';
import { Turns } from './turns.ts';

/** The private members of `BlobsServer` that stand in for `start()`. */
interface PrivateBlobsServer {
  address: string;
  handleRequest(request: Request): Promise<Response>;
}

/** A running store. */
export interface LocalBlobs {
  /** Value of `NETLIFY_BLOBS_CONTEXT`, with which functions find the store. */
  context: string;
  close(): Promise<void>;
}

/**
 * Starts Netlify's emulation of Blobs for this machine alone. `BlobsServer.start()` (11.1.1)
 * would listen on every network interface, so its request handler is served here instead. That
 * handler is not atomic: several of those who write a key only if it is new succeed, and a list
 * made meanwhile lacks records or shows half-written ones. So its requests take turns.
 * @param directory where the records lie as files
 */
export async function startBlobs(directory: string): Promise<LocalBlobs> {
  const token = randomUUID();
  const blobs = new BlobsServer({ directory, token }) as unknown as PrivateBlobsServer;
  const turns = new Turns();
  async function respond(request: Request): Promise<Response> {
    const path = new URL(request.url).pathname.replace(/\/$/, '');
    const { method, headers } = request;
    if (method === 'GET' || method === 'HEAD') {
      return await turns.take(path, false, () => blobs.handleRequest(request));
    }
    // Read before its turn: nobody shall wait for a writer that died halfway.
    const body = method === 'PUT' ? await request.arrayBuffer() : null;
    const whole = new Request(request.url, { method, headers, body });
    return await turns.take(path, true, () => blobs.handleRequest(whole));
  }
  const server = createServer(createServerAdapter(respond));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${String((server.address() as AddressInfo).port)}`;
  blobs.address = url;
  const context = {
    edgeURL: url,
    uncachedEdgeURL: url,
    siteID: 'local',
    token,
    deployID: '0',
    primaryRegion: 'eu-central-1',
  };
  return {
    context: Buffer.from(JSON.stringify(context)).toString('base64'),
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => {
          resolve();
        });
      }),
  };
}
