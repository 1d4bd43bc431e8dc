import { fileURLToPath } from 'node:url';
import type { AstroIntegration } from 'astro';

const THEIRS = '@astrojs/starlight/dist/routes/common.astro';
const OURS = fileURLToPath(new URL('../components/Page.astro', import.meta.url));

/**
 * Starlight keeps content model, routes and languages; the page around a text is ours. Starlight
 * lets one replace every part of its page but not the page itself (0.42), so its style sheets and
 * scripts would come along: 10 KB of CSS and 24 KB of JavaScript that a site for reading does not
 * need. If Starlight moves the file, the build fails.
 */
export function ownPage(): AstroIntegration {
  let isReplaced = false;
  return {
    name: 'own-page',
    hooks: {
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'own-page',
                enforce: 'pre',
                resolveId(source: string, importer: string | undefined) {
                  if (!importer?.includes(THEIRS) || !source.endsWith('components/Page.astro')) {
                    return undefined;
                  }
                  isReplaced = true;
                  return OURS;
                },
              },
            ],
          },
        });
      },
      'astro:build:done': () => {
        if (!isReplaced) throw new Error(`${THEIRS} no longer imports components/Page.astro`);
      },
    },
  };
}
