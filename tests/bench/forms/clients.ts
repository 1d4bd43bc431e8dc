/** What a run of many requests took. */
export interface Figures {
  /** Milliseconds. */
  p50: number;
  p99: number;
  /** Finished in a second. */
  perSecond: number;
}

/**
 * Does a task many times, some at once.
 * @param parallel how many at once
 * @param count how often in all
 * @throws what a task throws
 */
export async function measure(
  parallel: number,
  count: number,
  task: (index: number) => Promise<void>,
): Promise<Figures> {
  const times: number[] = [];
  let next = 0;
  const start = performance.now();
  async function client(): Promise<void> {
    while (next < count) {
      const index = next;
      next += 1;
      const begin = performance.now();
      await task(index);
      times.push(performance.now() - begin);
    }
  }
  await Promise.all(Array.from({ length: parallel }, client));
  const seconds = (performance.now() - start) / 1000;
  times.sort((a, b) => a - b);
  const at = (share: number) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { p50: at(0.5) ?? 0, p99: at(0.99) ?? 0, perSecond: count / seconds };
}
