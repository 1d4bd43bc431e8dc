import { office, telephoneLink } from '../data/office.ts';
import { translator } from '../i18n/strings.ts';
import type { LocaleKey } from './locales.ts';
import type { PageKind } from './page-kind.ts';

/** What a reader most likely does next, within reach of the thumb. */
export interface PageAction {
  href: string;
  label: string;
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
  const t = translator(locale);
  const to = (page: string) => `/${locale}/${page}/`;
  const call: PageAction = {
    href: telephoneLink(office.phone),
    label: t('action.call'),
    isMain: true,
  };
  if (module !== undefined) {
    const number = String(module);
    return [
      ...(kind === 'module'
        ? []
        : [{ href: to(`modules/${number}`), label: t('module.title', { number }) }]),
      { href: `${to(`modules/${number}`)}#handouts`, label: t('nav.handouts'), isMain: true },
    ];
  }
  switch (kind) {
    case 'role-guide':
    case 'overview':
      return [
        { href: to('phrases'), label: t('action.phrases') },
        { href: to('handouts'), label: t('nav.handouts') },
        { href: to('emergency'), label: t('action.emergency'), isMain: true },
      ];
    case 'look-up':
      return [call];
    case 'public':
      return slug === 'newcomers'
        ? [call]
        : [{ href: to('registration'), label: t('action.register'), isMain: true }];
    default:
      return [];
  }
}
