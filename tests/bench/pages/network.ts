// A process that serves folders over TLS, each directly and at the end of a slow line of its own.
// It is a process so that neither the browser's driver nor the measuring delays a packet.
import { makeCertificate } from './certificate.ts';
import { serveFolder } from './serve-folder.ts';
import { openSlowLink, slow4G } from './slow-link.ts';
import type { Site } from './sites.ts';

const sites = JSON.parse(process.argv[2] ?? '[]') as Site[];
const certificate = makeCertificate();
const ports: SitePorts[] = [];
for (const { folder, headers } of sites) {
  const { port } = await serveFolder(folder, headers, certificate);
  ports.push({ direct: port, slow: (await openSlowLink(port, slow4G)).port });
}
process.send?.(ports);

/** Where a site is served on this machine. */
export interface SitePorts {
  direct: number;
  slow: number;
}
