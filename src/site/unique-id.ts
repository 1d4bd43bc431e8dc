const counts = new WeakMap<object, Map<string, number>>();

/**
 * An id that stands only once on its page.
 * @param page any object that lives as long as the page is rendered, such as `Astro.locals`
 * @param name what the id should be called, e.g. `term-bescheid`
 * @returns the name itself the first time, then `<name>-2` and so on
 */
export function uniqueId(page: object, name: string): string {
  const used = counts.get(page) ?? new Map<string, number>();
  counts.set(page, used);
  const count = (used.get(name) ?? 0) + 1;
  used.set(name, count);
  return count === 1 ? name : `${name}-${String(count)}`;
}
