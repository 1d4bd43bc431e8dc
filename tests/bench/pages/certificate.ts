import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** What a server needs to speak TLS, as PEM. */
export interface Certificate {
  key: string;
  cert: string;
}

/**
 * Makes a certificate for this machine that only a browser accepts which ignores mistakes in it.
 * Browsers speak HTTP/2 over TLS alone, and Node cannot sign a certificate.
 * @throws if there is no `openssl` on this machine
 */
export function makeCertificate(): Certificate {
  const folder = mkdtempSync(join(tmpdir(), 'bench-certificate-'));
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
  try {
    execFileSync(
      'openssl',
      [
        'req',
        '-x509',
        '-newkey',
        'ec',
        '-pkeyopt',
        'ec_paramgen_curve:prime256v1',
        '-nodes',
      ].concat('-days', '2', '-subj', '/CN=localhost', '-keyout', key, '-out', cert),
      { stdio: 'ignore' },
    );
    return { key: readFileSync(key, 'utf8'), cert: readFileSync(cert, 'utf8') };
  } finally {
    rmSync(folder, { recursive: true });
  }
}
