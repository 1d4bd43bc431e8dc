/** A request that waits for its turn or has it. */
interface Turn {
  path: string;
  writes: boolean;
  done: Promise<unknown>;
}

/** Lets requests to a store take turns where one could disturb another. */
export class Turns {
  readonly #turns = new Set<Turn>();

  /**
   * Runs a task once nobody is at work in its place any more. A list reads a whole folder, so it
   * and a writer below it wait for each other; those who only read wait for no reader.
   * @param path a file or folder, without a slash at the end
   * @throws what the task throws
   */
  async take<Result>(path: string, writes: boolean, task: () => Promise<Result>): Promise<Result> {
    const before = [...this.#turns].filter(
      (other) => (writes || other.writes) && overlap(path, other.path),
    );
    const result = Promise.all(before.map(({ done }) => done)).then(task);
    const turn = { path, writes, done: result.catch(() => undefined) };
    this.#turns.add(turn);
    try {
      return await result;
    } finally {
      this.#turns.delete(turn);
    }
  }
}

function overlap(one: string, other: string): boolean {
  return `${one}/`.startsWith(`${other}/`) || `${other}/`.startsWith(`${one}/`);
}
