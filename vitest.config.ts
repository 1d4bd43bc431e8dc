import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    reporters: ['default', './tests/closing-line-reporter.ts'],
    projects: [
      {
        test: {
          name: 'unit',
          include: [
            'tests/{content,data,forms,http,i18n,local,mail,outbox,translation}/**/*.test.ts',
            'tests/*.test.ts',
          ],
        },
      },
      {
        test: {
          name: 'functions',
          include: ['tests/{functions,operator}/**/*.test.ts'],
          // Servers start and mails travel; beside other work that takes more than five seconds.
          testTimeout: 30_000,
        },
      },
      { test: { name: 'site', include: ['tests/{site,text}/**/*.test.ts'] } },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          globalSetup: ['tests/browser/unpack-browser.ts'],
          maxConcurrency: 2,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        test: {
          name: 'audit',
          include: ['tests/audit/**/*.test.ts'],
          maxConcurrency: 3,
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
});
