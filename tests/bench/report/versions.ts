import { readFileSync } from 'node:fs';

const packages = {
  Astro: 'astro',
  Starlight: '@astrojs/starlight',
  '@sparticuz/chromium': '@sparticuz/chromium',
};

/** The versions on which the figures depend, e.g. `Node 24.1.0, Astro 7.3.4`. */
export function versions(): string {
  const installed = Object.entries(packages).map(([name, folder]) => {
    const file = readFileSync(`node_modules/${folder}/package.json`, 'utf8');
    return `${name} ${(JSON.parse(file) as { version: string }).version}`;
  });
  return [`Node ${process.versions.node}`, ...installed].join(', ');
}
