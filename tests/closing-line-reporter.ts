import type { Reporter, TestModule } from 'vitest/node';

/** Ends the output with `N passed, N failed`, which machines and people can read alike. */
export default class ClosingLineReporter implements Reporter {
  onTestRunEnd(modules: readonly TestModule[], unhandledErrors: readonly unknown[]): void {
    const states = modules.flatMap((module) =>
      [...module.children.allTests()].map((test) => test.result().state),
    );
    const count = (state: string) => states.filter((other) => other === state).length;
    // A file that could not be loaded has no tests, and an error outside a test belongs to none.
    const broken = modules.filter((module) => module.errors().length > 0).length;
    const failed = count('failed') + count('pending') + broken + unhandledErrors.length;
    const skipped = count('skipped');
    // The default reporter writes its summary in the same turn; ours comes after it.
    setImmediate(() => {
      const rest = skipped > 0 ? `, ${String(skipped)} skipped` : '';
      console.log(`${String(count('passed'))} passed, ${String(failed)} failed${rest}`);
    });
  }
}
