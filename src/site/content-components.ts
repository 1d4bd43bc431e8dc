/** Components that editors may use in any page, without an import. Documented in content/README.md. */
export const contentComponents = [
  'AgencyDirectory',
  'Form',
  'LanguageList',
  'OfficeContact',
  'OpenQuestions',
  'Reference',
  'TrainingPlaces',
  'Unconfirmed',
].map((name) => `./src/components/content/${name}.astro`);
