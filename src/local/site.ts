import { existsSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { NetlifyDev } from '@netlify/dev';
import { createServerAdapter } from '@whatwg-node/server';
import { loadFunctions } from './functions.ts';

/** A running site. */
export interface LocalSite {
  url: string;
  /** Runs the scheduled functions now. */
  runScheduled(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Serves `dist/` with the functions on this machine. Netlify's own library applies redirects,
 * language rules and headers; the functions are called directly, because `netlify dev` reloads a
 * function on every call and listens on every network interface.
 * @param port 0 takes a free one
 */
export async function startSite(port: number): Promise<LocalSite> {
  const off = { enabled: false };
  const netlify = new NetlifyDev({
    aiGateway: off,
    blobs: off,
    database: off,
    edgeFunctions: off,
    environmentVariables: off,
    functions: off,
    geolocation: off,
    images: off,
    skipGitignore: true,
    logger: { ...console, log: () => undefined },
  });
  await netlify.start();
  const functions = await loadFunctions();

  async function respond(request: Request): Promise<Response> {
    const answer = await functions.handle(request);
    if (answer) return answer;
    const match = await netlify.handleAndIntrospect(request);
    // @netlify/dev 5.1 forgets the status of a rewrite, and our only rewrites are the 404 pages.
    if (match?.type === 'redirect' && match.response.ok && !isFile(request)) {
      return asNotFound(match.response);
    }
    if (match) return match.response;
    // Netlify answers with this file and its headers what nothing else answers.
    const page = await netlify.handle(new Request(new URL('/404.html', request.url)));
    if (!page) throw new Error('dist/404.html was not built.');
    return asNotFound(page);
  }
  const server = createServer(createServerAdapter(respond));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://localhost:${String((server.address() as AddressInfo).port)}`,
    runScheduled: () => functions.runScheduled(),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await netlify.stop();
    },
  };
}

/** Whether a file of the built site has the address of a request. */
function isFile(request: Request): boolean {
  const path = join('dist', decodeURIComponent(new URL(request.url).pathname));
  return existsSync(path.endsWith('/') ? join(path, 'index.html') : path);
}

function asNotFound({ body, headers }: Response): Response {
  return new Response(body, { status: 404, headers });
}
