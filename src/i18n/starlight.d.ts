import type { StringKey } from './strings.ts';

declare global {
  namespace StarlightApp {
    /** Lets `Astro.locals.t` know the keys of our strings files. */
    interface I18n extends Record<StringKey, string> {}
  }
}
