import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import autoImport from 'astro-auto-import';
import { isAuthored } from './src/site/authored-pages.ts';
import { contentComponents } from './src/site/content-components.ts';
import { defaultLocale, offeredLocales } from './src/site/locales.ts';
import { redirects } from './src/site/redirects.ts';
import { securePages } from './src/site/secure-pages.ts';
import { sharingImages } from './src/site/sharing-images.ts';
import { sidebar } from './src/site/sidebar.ts';
import { siteTitles } from './src/site/site-titles.ts';
import { markStaleBlocks } from './src/translation/mark-stale-blocks.ts';

export default defineConfig({
  // Netlify sets URL while it builds; link previews and the sitemap need absolute addresses.
  site: process.env.URL ?? 'http://localhost:8888',
  // Starlight looks for `<srcDir>/content`, and our content lies at the top level.
  srcDir: '.',
  trailingSlash: 'always',
  integrations: [
    starlight({
      title: siteTitles,
      locales: offeredLocales,
      defaultLocale,
      sidebar,
      credits: false,
      expressiveCode: false,
      routeMiddleware: './src/site/route-data.ts',
      customCss: [
        './src/styles/tokens.css',
        './src/styles/site.css',
        './src/styles/inline-styles.css',
        './src/styles/forms.css',
        './src/styles/print.css',
      ],
      components: {
        Banner: './src/components/starlight/Banner.astro',
        FallbackContentNotice: './src/components/starlight/FallbackContentNotice.astro',
        Footer: './src/components/starlight/Footer.astro',
        LanguageSelect: './src/components/starlight/LanguageSelect.astro',
        MarkdownContent: './src/components/starlight/MarkdownContent.astro',
        PageTitle: './src/components/starlight/PageTitle.astro',
        SiteTitle: './src/components/starlight/SiteTitle.astro',
        ThemeProvider: './src/components/starlight/ThemeProvider.astro',
        ThemeSelect: './src/components/starlight/ThemeSelect.astro',
      },
    }),
    autoImport({ imports: contentComponents }),
    // Before mdx(), which would have compiled the page already.
    markStaleBlocks(),
    mdx(),
    sitemap({ filter: isAuthored }),
    redirects(),
    sharingImages(),
    // Last, because it reads what all others wrote.
    securePages(),
  ],
});
