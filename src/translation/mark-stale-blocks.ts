import type { AstroIntegration } from 'astro';
import { defaultLocale, locales, type LocaleKey } from '../site/locales.ts';
import { blocksOf, type Block } from './blocks.ts';
import { stalePlaces } from './compare-page.ts';
import { readPageLedger } from './ledgers.ts';
import { pageSource } from './page-files.ts';
import { isWrittenAnew } from './page-state.ts';

/**
 * Puts a notice before each block whose German original is newer. It changes the page's source
 * while it is built, and only then: editors and translators never see the notice.
 */
export function markStaleBlocks(): AstroIntegration {
  return {
    name: 'mark-stale-blocks',
    hooks: {
      // Must come before mdx() in the list of integrations: both plugins run before all others.
      'astro:config:setup': ({ updateConfig }) => {
        updateConfig({
          vite: {
            plugins: [
              {
                name: 'mark-stale-blocks',
                enforce: 'pre',
                transform: {
                  filter: { id: /\/content\/docs\/[^/]+\/.*\.mdx$/ },
                  handler(source, id) {
                    const [, locale = '', page = ''] =
                      /\/content\/docs\/([^/]+)\/(.*)\.mdx$/.exec(id) ?? [];
                    if (!Object.hasOwn(locales, locale)) return undefined;
                    this.addWatchFile(`${process.cwd()}/content/docs/${defaultLocale}/${page}.mdx`);
                    return markedSource(source, locale as LocaleKey, page);
                  },
                },
              },
            ],
          },
        });
      },
    },
  };
}

function markedSource(source: string, locale: LocaleKey, page: string): string {
  const madeFrom = readPageLedger(locale, page);
  const german = pageSource(defaultLocale, page);
  return madeFrom && german !== undefined
    ? withNotices(source, madeFrom, blocksOf(german), isWrittenAnew(locale))
    : source;
}

/**
 * @param source of a translated page
 * @param madeFrom its ledger
 * @param german the German page of today
 * @param writtenAnew its blocks do not answer to the German ones, so there is one notice on top
 * @returns the source with a `<GermanIsNewer>` at each place that is out of date
 */
export function withNotices(
  source: string,
  madeFrom: readonly string[],
  german: readonly Block[],
  writtenAnew = false,
): string {
  const places = stalePlaces(madeFrom, german);
  if (places.length === 0) return source;
  const own = blocksOf(source);
  const notices: [offset: number, heading: number][] = writtenAnew
    ? [[noticeOffset(source, own, 0), 0]]
    : places.map((place) => [
        noticeOffset(source, own, place.at),
        german[place.german]?.headings ?? german.at(-1)?.headings ?? 0,
      ]);
  // From the end, so that the offsets before stay right; one notice for each place.
  return [...new Map(notices)]
    .sort(([a], [b]) => b - a)
    .reduce(
      (text, [offset, heading]) =>
        `${text.slice(0, offset).trimEnd()}\n\n<GermanIsNewer heading={${String(heading)}} />\n\n${text.slice(offset)}`,
      source,
    );
}

/** Where to put a notice: before the block, never inside a sentence to say, nor in the head. */
function noticeOffset(source: string, blocks: readonly Block[], at: number): number {
  const firstOfBody = blocks.findIndex(({ start }) => start > 0);
  let index = Math.max(at, firstOfBody);
  while (/^<Say\b(?!.*<\/Say>)/.test(blocks[index - 1]?.text ?? '')) index -= 1;
  return blocks[index]?.start ?? source.length;
}
