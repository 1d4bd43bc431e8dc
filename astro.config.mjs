import mdx from '@astrojs/mdx';
import sitemap from '@astrojs/sitemap';
import starlight from '@astrojs/starlight';
import { defineConfig } from 'astro/config';
import autoImport from 'astro-auto-import';
import { isAuthored } from './src/site/authored-pages.ts';
import { contentComponents } from './src/site/content-components.ts';
import { announcedLocaleKeys, defaultLocale, locales, offeredLocales } from './src/site/locales.ts';
import { languageNameFiles } from './src/site/language-names.ts';
import { ownPage } from './src/site/own-page.ts';
import { redirects } from './src/site/redirects.ts';
import { searchFiles } from './src/site/search-files.ts';
import { securePages } from './src/site/secure-pages.ts';
import { sharingImages } from './src/site/sharing-images.ts';
import { siteTitles } from './src/site/site-titles.ts';
import { slimPages } from './src/site/slim-pages.ts';
import { markStaleBlocks } from './src/translation/mark-stale-blocks.ts';

export default defineConfig({
  // Netlify sets URL while it builds; link previews and the sitemap need absolute addresses.
  site: process.env.URL ?? 'http://localhost:8888',
  // Starlight looks for `<srcDir>/content`, and our content lies at the top level.
  srcDir: '.',
  trailingSlash: 'always',
  build: { inlineStylesheets: 'always' },
  prefetch: false,
  vite: {
    // Pictures go into the styles, and the one short script of every page into the page; other
    // scripts stay files.
    build: { assetsInlineLimit: (file) => /\.svg$|LoadOnUse/.test(file) },
    // The search is bundled as a file of its own, which pages import when somebody searches. Vite 8
    // has a query for that, and calls it a worker.
    worker: {
      format: 'es',
      rolldownOptions: { output: { entryFileNames: '_astro/[name].[hash].js' } },
    },
  },
  integrations: [
    starlight({
      title: siteTitles,
      locales: offeredLocales,
      defaultLocale,
      // The menu and the sections are ours (src/site/navigation.ts).
      sidebar: [],
      credits: false,
      // Ours too (src/site/search-files.ts).
      pagefind: false,
      expressiveCode: false,
      lastUpdated: true,
      markdown: { headingLinks: false },
      routeMiddleware: './src/site/route-data.ts',
    }),
    ownPage(),
    autoImport({ imports: contentComponents }),
    // Before mdx(), which would have compiled the page already.
    markStaleBlocks(),
    mdx(),
    // A variant such as Leichte Sprache is listed, but search engines do not know it as a language.
    sitemap({
      filter: isAuthored,
      i18n: {
        defaultLocale,
        locales: Object.fromEntries(announcedLocaleKeys.map((key) => [key, locales[key].lang])),
      },
    }),
    redirects(),
    searchFiles(),
    sharingImages(),
    languageNameFiles(),
    slimPages(),
    // Last, because it reads what all others wrote.
    securePages(),
  ],
});
