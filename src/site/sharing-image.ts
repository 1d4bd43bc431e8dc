import { join } from 'node:path';
import { Resvg } from '@resvg/resvg-js';
import type { APIRoute, GetStaticPaths } from 'astro';
import { translator } from '../i18n/strings.ts';
import { isLocaleKey, localeKeys, locales, type LocaleKey } from './locales.ts';

// Messengers do not show SVG, and the machine that builds may have no Arabic font.
const fontFiles = [
  '@expo-google-fonts/noto-sans/400Regular/NotoSans_400Regular.ttf',
  '@expo-google-fonts/noto-sans/700Bold/NotoSans_700Bold.ttf',
  '@expo-google-fonts/vazirmatn/400Regular/Vazirmatn_400Regular.ttf',
  '@expo-google-fonts/vazirmatn/700Bold/Vazirmatn_700Bold.ttf',
].map((file) => join(process.cwd(), 'node_modules', file));

/** Without it the last full stop of an Arabic line lands on the wrong side. */
const RIGHT_TO_LEFT_MARK = '\u200F';

const escape = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${String(character.codePointAt(0))};`);

function drawing(locale: LocaleKey): string {
  const t = translator(locale);
  const rtl = locales[locale].dir === 'rtl';
  const x = rtl ? 1120 : 80;
  const text = (y: number, size: number, weight: number, fill: string, content: string) =>
    `<text x="${String(x)}" y="${String(y)}" font-size="${String(size)}" font-weight="${String(weight)}" fill="${fill}" text-anchor="${rtl ? 'end' : 'start'}">${escape(content)}${rtl ? RIGHT_TO_LEFT_MARK : ''}</text>`;
  return `<svg xmlns="http://www.w3.org/2000/svg" width="1200" height="630" font-family="${rtl ? 'Vazirmatn' : 'Noto Sans'}">
    <rect width="1200" height="630" fill="#faf5ec"/>
    <rect width="1200" height="24" fill="#2d5a27"/>
    <path d="M0 630 V520 Q300 420 600 500 T1200 470 V630 Z" fill="#2d5a27"/>
    <path d="M0 630 V570 Q360 480 720 560 T1200 540 V630 Z" fill="#23471f"/>
    ${text(210, 84, 700, '#1e2a1b', t('sharing.imageLine1'))}
    ${text(320, 84, 700, '#2d5a27', t('sharing.imageLine2'))}
    ${text(400, 38, 400, '#4a4438', t('site.title'))}
  </svg>`;
}

export const getStaticPaths = (() =>
  localeKeys.map((locale) => ({ params: { locale } }))) satisfies GetStaticPaths;

/** Draws the link preview of one language as PNG, 1200 x 630, the size that messengers ask for. */
export const GET: APIRoute = ({ params }) => {
  if (!isLocaleKey(params['locale'])) return new Response(null, { status: 404 });
  const image = new Resvg(drawing(params['locale']), {
    font: { fontFiles, loadSystemFonts: false },
  }).render();
  return new Response(new Uint8Array(image.asPng()), { headers: { 'Content-Type': 'image/png' } });
};
