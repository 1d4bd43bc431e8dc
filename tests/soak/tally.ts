/** Counts things by name. */
export class Tally {
  readonly #counts = new Map<string, number>();

  add(name: string): void {
    this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
  }

  /** @returns e.g. `greylisted 12, stalled 3` */
  toString(): string {
    const entries = [...this.#counts].sort(([one], [other]) => one.localeCompare(other));
    return entries.map(([name, count]) => `${name} ${String(count)}`).join(', ') || 'none';
  }
}
