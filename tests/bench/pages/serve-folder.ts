import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createSecureServer, type Http2SecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import type { TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Certificate } from './certificate.ts';

/** A folder that is served on a port of its own. */
export interface ServedFolder {
  port: number;
  close(): void;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.xml': 'application/xml',
};

const compress = { br: promisify(brotliCompress), gzip: promisify(gzip) };

/**
 * Serves a built site as a content network would: text compressed at the best level (brotli 11,
 * which is zlib's own choice), pages to be asked for again, files with a hash in their name kept.
 * What is compressed once is kept, so a page that is measured should be asked for once before.
 * @param headers that every answer carries
 * @param certificate with one it speaks HTTP/2 over TLS, otherwise HTTP/1.1 in clear
 */
export async function serveFolder(
  folder: string,
  headers: Record<string, string>,
  certificate?: Certificate,
): Promise<ServedFolder> {
  const kept = new Map<string, Promise<Buffer>>();

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const file = join(folder, path.endsWith('/') ? `${path}index.html` : path);
    const type = types[extname(file)];
    const accepted = [request.headers['accept-encoding']].join();
    const encoding = type && (['br', 'gzip'] as const).find((name) => accepted.includes(name));
    const key = `${encoding ?? ''} ${file}`;
    const body =
      kept.get(key) ??
      readFile(file).then((content) => (encoding ? compress[encoding](content) : content));
    kept.set(key, body);
    const content = await body;
    response.writeHead(200, {
      ...headers,
      'Content-Type': type ?? 'application/octet-stream',
      'Content-Length': content.length,
      'Cache-Control': path.startsWith('/_astro/')
        ? 'public, max-age=31536000, immutable'
        : 'public, max-age=0, must-revalidate',
      ...(encoding ? { 'Content-Encoding': encoding, Vary: 'Accept-Encoding' } : {}),
    });
    response.end(content);
  }
  const listener = (request: IncomingMessage, response: ServerResponse) => {
    answer(request, response).catch(() => response.writeHead(404).end());
  };
  const server = certificate ? secureServer(certificate, listener) : createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close: () => server.close(),
  };
}

/**
 * A server whose records of TLS fit into packets. Node's hold 16 KB, and a browser can read none
 * before its last byte is there; networks that deliver content begin with small ones.
 */
function secureServer(
  certificate: Certificate,
  listener: (request: IncomingMessage, response: ServerResponse) => void,
): Http2SecureServer {
  // Node's HTTP/2 answers can do what we need of those of HTTP/1, but are no subclass of them.
  const server = createSecureServer(
    certificate,
    listener as unknown as Parameters<typeof createSecureServer>[1],
  );
  server.on('secureConnection', (socket: TLSSocket) => socket.setMaxSendFragment(1400));
  return server;
}
