/** Something that is loaded once, when it is needed. */
export interface Kept<Part> {
  get(): Promise<Part>;
  /** Makes the next `get` load it anew. */
  forget(): void;
}

/** Loads a part when it is asked for. What could not be loaded is tried again the next time. */
export function keep<Part>(load: () => Promise<Part>): Kept<Part> {
  let part: Promise<Part> | undefined;
  const forget = () => {
    part = undefined;
  };
  return {
    get() {
      part ??= load().catch((error: unknown) => {
        forget();
        throw error;
      });
      return part;
    },
    forget,
  };
}
