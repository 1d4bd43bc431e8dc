import { type LocaleKey } from '../../site/locales.ts';
import { languageProblems } from './language.ts';
import { leftoverProblems } from './leftovers.ts';
import { pieces } from './pieces.ts';
import { scriptProblems } from './script.ts';
import { spellingProblems } from './spelling.ts';
import { structureProblems } from './structure.ts';
import { typographyProblems } from './typography.ts';

/** All that a machine can find in a translation, by what was looked for. */
export async function problemsByCheck(locale: LocaleKey): Promise<Record<string, string[]>> {
  const texts = pieces(locale);
  return {
    structure: structureProblems(locale),
    language: await languageProblems(locale, texts),
    script: scriptProblems(locale, texts),
    leftovers: leftoverProblems(locale, texts),
    typography: typographyProblems(locale, texts),
    spelling: spellingProblems(locale, texts),
  };
}

/** The same as one list, for a translator to go through. */
export async function problemsOf(locale: LocaleKey): Promise<string[]> {
  return Object.entries(await problemsByCheck(locale)).flatMap(([check, problems]) =>
    problems.map((problem) => `[${check}] ${problem}`),
  );
}
