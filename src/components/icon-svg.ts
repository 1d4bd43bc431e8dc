/**
 * One of Lucide's icons, as HTML. Stroke and size stand in the style sheet once; the width keeps the
 * icon from filling the screen without that sheet. It stands beside a word always, so it says
 * nothing to a screen reader.
 * @param file the icon's whole file
 * @param width in pixels
 */
export function iconSvg(file: string, width: number): string {
  const shapes = file.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '').replace(/\s*\n\s*/g, '');
  return `<svg class="icon" viewBox="0 0 24 24" width="${String(width)}" aria-hidden="true">${shapes}</svg>`;
}
