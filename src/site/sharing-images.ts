import type { AstroIntegration } from 'astro';

/** Adds `/sharing/<locale>.png`. A route of its own, since Starlight has only pages. */
export function sharingImages(): AstroIntegration {
  return {
    name: 'sharing-images',
    hooks: {
      'astro:config:setup': ({ injectRoute }) => {
        injectRoute({
          pattern: '/sharing/[locale].png',
          entrypoint: './src/site/sharing-image.ts',
          prerender: true,
        });
      },
    },
  };
}
