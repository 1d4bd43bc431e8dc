import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';

/** The built site on a port of its own. */
export interface ServedFiles {
  url: string;
  close(): void;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.json': 'application/json',
};

/**
 * Serves `dist/` without the functions, and some pages that are only needed for a comparison.
 * @param extra pages by their address
 */
export async function serveDist(extra: Record<string, string>): Promise<ServedFiles> {
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname);
    const type = types[extname(path)] ?? (path.endsWith('/') ? types['.html'] : undefined);
    const page = extra[path];
    (page ? Promise.resolve(page) : readFile(fileOf(path))).then(
      (body) => {
        response.writeHead(200, { 'Content-Type': type ?? 'application/octet-stream' }).end(body);
      },
      () => response.writeHead(404).end(),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

/** The file behind an address. */
export function fileOf(path: string): string {
  return join('dist', path.endsWith('/') ? `${path}index.html` : path);
}
