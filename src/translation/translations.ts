import { parseArgs } from 'node:util';
import { allLocaleKeys, defaultLocale, type LocaleKey } from '../site/locales.ts';
import { acceptList, acceptPage } from './accept.ts';
import { problemsOf } from './checks/problems.ts';
import { listNames, readList, type ListName } from './lists.ts';
import { pageFiles } from './page-files.ts';
import { report } from './report.ts';

// `npm run translations`, for translators and for whoever keeps the languages true.

const usage = `Usage:
  npm run translations                                 all languages
  npm run translations -- uk ar                        only these
  npm run translations -- --check uk                   what the tests find in a language
  npm run translations -- --accept uk                  all of it says what the German text says
  npm run translations -- --accept uk newcomers        this page does
  npm run translations -- --accept uk glossary.json    this list does (the strings are i18n.json)
  npm run translations -- --accept uk glossary.json:frist,bescheid   these entries do
Add --german <commit> if it was translated from the German text of that commit.`;

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    accept: { type: 'string' },
    check: { type: 'string' },
    german: { type: 'string' },
  },
});

try {
  if (values.accept) accept(localeOf(values.accept), positionals, values.german);
  else if (values.check) await check(localeOf(values.check));
  else console.log(report(positionals.length > 0 ? positionals.map(localeOf) : translated()));
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n\n${usage}`);
  process.exitCode = 2;
}

function translated(): LocaleKey[] {
  return allLocaleKeys.filter((key) => key !== defaultLocale);
}

function localeOf(name: string): LocaleKey {
  const locale = translated().find((key) => key === name);
  if (!locale) throw new Error(`“${name}” is none of ${translated().join(', ')}.`);
  return locale;
}

/** Pages are named by their files (`newcomers`), lists with their ending (`glossary.json`). */
function accept(locale: LocaleKey, names: readonly string[], commit: string | undefined): void {
  const all = [
    ...pageFiles(locale),
    ...listNames.filter((list) => readList(list, locale).size > 0).map((list) => `${list}.json`),
  ];
  for (const name of names.length > 0 ? names : all) {
    const [, list, keys] = /^(?:content\/)?(\w+)\.json(?::(.+))?$/.exec(name) ?? [];
    const page = name.replace(`content/docs/${locale}/`, '').replace(/\.mdx$/, '');
    const refusal = list
      ? acceptList(locale, list as ListName, keys?.split(','), commit)
      : acceptPage(locale, page, commit);
    console.log(refusal ? `NOT accepted: ${name}: ${refusal}` : `accepted: ${name}`);
    if (refusal) process.exitCode = 1;
  }
}

async function check(locale: LocaleKey): Promise<void> {
  const problems = await problemsOf(locale);
  console.log([...problems, `${String(problems.length)} findings in ${locale}`].join('\n'));
  if (problems.length > 0) process.exitCode = 1;
}
