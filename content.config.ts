import { defineCollection } from 'astro:content';
import { i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { glob } from 'astro/loaders';
import { z } from 'astro/zod';
import { stringsOf } from './src/i18n/strings.ts';
import { localeKeys } from './src/site/locales.ts';
import { checkPage, pageSchema } from './src/site/page-schema.ts';

// Every key of the German file may stand in the others; a test demands that all of them do.
const strings = z.object(
  Object.fromEntries(Object.keys(stringsOf('de')).map((key) => [key, z.string().optional()])),
);
const starlightSchema = docsSchema({ extend: pageSchema });

export const collections = {
  docs: defineCollection({
    // As Starlight's docsLoader does, but a language that is not offered yet is not read (0.42:
    // the loader takes no pattern, and would build the folder as pages without a language).
    loader: glob({
      base: 'content/docs',
      pattern: [`{${localeKeys.join(',')}}/**/*.mdx`, '*.mdx'],
    }),
    schema: (context) => starlightSchema(context).superRefine(checkPage),
  }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema({ extend: strings }) }),
};
