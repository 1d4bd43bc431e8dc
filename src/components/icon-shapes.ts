/**
 * The shapes of one of Lucide's icons, as HTML. Stroke and size stand in the style sheet once; the
 * `svg` around them needs a width, which keeps it from filling the screen without that sheet.
 * @param file the icon's whole file
 */
export function iconShapes(file: string): string {
  return file.replace(/^[\s\S]*?<svg[^>]*>|<\/svg>\s*$/g, '').replace(/\s*\n\s*/g, '');
}
