/** Languages in which speed is measured: the source, the other direction, and one between. */
export const measuredLocales = ['de', 'ar', 'en'] as const;

/** One page for each kind whose speed is measured, by the name of the kind. */
export const measuredPages = {
  home: '',
  module: 'modules/1/',
  lesson: 'modules/1/own-story/',
  handout: 'handouts/m1-1/',
  'role guide': 'guides/doctor/',
  form: 'registration/',
  'look-up': 'responsible/',
  glossary: 'glossary/',
  phrases: 'phrases/',
} as const satisfies Record<string, string>;
