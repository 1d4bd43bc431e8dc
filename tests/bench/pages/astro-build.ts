// Builds the Astro project in the current folder. The command line has no option for the cache,
// which would otherwise lie in node_modules/, and the bench's projects share that folder.
import { build } from 'astro';

await build({ root: process.cwd(), cacheDir: './.astro-cache', logLevel: 'error' });
