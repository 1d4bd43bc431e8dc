import { defineCollection } from 'astro:content';
import { docsLoader, i18nLoader } from '@astrojs/starlight/loaders';
import { docsSchema, i18nSchema } from '@astrojs/starlight/schema';
import { z } from 'astro/zod';
import { stringsOf } from './src/i18n/strings.ts';
import { pageSchema } from './src/site/page-schema.ts';

// Every key of the German file may stand in the others; a test demands that all of them do.
const strings = z.object(
  Object.fromEntries(Object.keys(stringsOf('de')).map((key) => [key, z.string().optional()])),
);

export const collections = {
  docs: defineCollection({ loader: docsLoader(), schema: docsSchema({ extend: pageSchema }) }),
  i18n: defineCollection({ loader: i18nLoader(), schema: i18nSchema({ extend: strings }) }),
};
