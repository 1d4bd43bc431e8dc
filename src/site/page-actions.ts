import { office, telephoneLink } from '../data/office.ts';
import type { StringKey } from '../i18n/strings.ts';
import type { LocaleKey } from './locales.ts';
import type { PageKind } from './page-kind.ts';

/** What a reader most likely does next, within reach of the thumb. */
export interface PageAction {
  href: string;
  label: StringKey;
  values?: Record<string, string>;
  isMain?: boolean;
}

/**
 * The actions that stand at the lower edge of a phone. At most three, the main one last.
 * @param slug of the page, without its language
 * @param module number of the training module the page belongs to
 */
export function pageActions(
  locale: LocaleKey,
  kind: PageKind,
  slug: string,
  module: number | undefined,
): PageAction[] {
  const to = (page: string) => `/${locale}/${page}/`;
  const call: PageAction = { href: telephoneLink(office.phone), label: 'action.call', isMain: true };
  if (module !== undefined) {
    const number = String(module);
    return [
      ...(kind === 'module'
        ? []
        : [{ href: to(`modules/${number}`), label: 'module.title', values: { number } } as const]),
      { href: `${to(`modules/${number}`)}#handouts`, label: 'nav.handouts', isMain: true },
    ];
  }
  switch (kind) {
    case 'role-guide':
    case 'overview':
      return [
        { href: to('phrases'), label: 'action.phrases' },
        { href: to('handouts'), label: 'nav.handouts' },
        { href: to('emergency'), label: 'action.emergency', isMain: true },
      ];
    case 'look-up':
      return [call];
    case 'public':
      return slug === 'newcomers'
        ? [call]
        : [{ href: to('registration'), label: 'action.register', isMain: true }];
    default:
      return [];
  }
}
