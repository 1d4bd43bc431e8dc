/** The site with its functions, in a process of its own, as the bench's parent tells it. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createServerAdapter } from '@whatwg-node/server';
import { loadFunctions } from '../../../src/local/functions.ts';

const functions = await loadFunctions();
const server = createServer(
  createServerAdapter(
    async (request) => (await functions.handle(request)) ?? new Response('empty'),
  ),
);
server.listen(0, '127.0.0.1', () => {
  process.send?.((server.address() as AddressInfo).port);
});
