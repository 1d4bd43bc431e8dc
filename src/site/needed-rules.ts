import { browserslistToTargets, Features, transform, type Selector } from 'lightningcss';

/** Browsers of phones that are still in use; older ones show the text all the same. */
const targets = browserslistToTargets(['chrome 90', 'safari 15', 'ios_saf 15', 'firefox 90']);

/** What only a script or a function writes into a page. */
const writtenLater = { classes: ['has-error'], tags: ['input', 'small'] };

/**
 * Keeps of a style sheet what some of the given pages can use, and makes it small. Own code,
 * because PurgeCSS 8 also drops rules such as `:focus-visible` and `:root:is(:lang(ar))`.
 * @param css all rules
 * @param pages HTML of the pages
 */
export function neededRules(css: string, pages: readonly string[]): string {
  const tags = new Set(writtenLater.tags);
  const classes = new Set(writtenLater.classes);
  const languages = new Set<string>();
  for (const html of pages) {
    for (const [, name = ''] of html.matchAll(/<([a-z][\w-]*)/gi)) tags.add(name.toLowerCase());
    for (const [, lang = ''] of html.matchAll(/ lang="([\w-]+)"/g)) languages.add(lang);
    for (const [, names = ''] of html.matchAll(/ class="([^"]*)"/g)) {
      names.split(/\s+/).forEach((name) => classes.add(name));
    }
  }
  const isNeeded = (selector: Selector): boolean =>
    selector.every((part) => {
      if (part.type === 'class') return classes.has(part.name);
      if (part.type === 'type') return tags.has(part.name.toLowerCase());
      if (part.type === 'pseudo-class' && part.kind === 'lang') {
        // `:lang(fa)` is also for `fa-AF`.
        return part.languages.some((range) =>
          [...languages].some((lang) => lang === range || lang.startsWith(`${range}-`)),
        );
      }
      if (part.type !== 'pseudo-class' || (part.kind !== 'is' && part.kind !== 'where'))
        return true;
      return part.selectors.some(isNeeded);
    });
  const options = {
    filename: 'page.css',
    minify: true,
    targets,
    // Polyfills that no phone needs: light-dark() comes with every `color-scheme`.
    exclude: Features.LightDark | Features.FontFamilySystemUi,
  };
  const { code } = transform({
    ...options,
    code: Buffer.from(css),
    visitor: {
      Rule: {
        // Whole rules only: lightningcss 1.33 cannot read back every rule that it hands out.
        style: ({ value }) => (value.selectors.some(isNeeded) ? undefined : []),
      },
    },
  });
  // Once more, to drop the `@media` that are empty now.
  return transform({ ...options, code }).code.toString();
}
