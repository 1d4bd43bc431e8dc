import type { LocaleKey } from '../../site/locales.ts';
export function problemsOf(locale: LocaleKey): Promise<string[]> {
  return Promise.resolve([locale]);
}
