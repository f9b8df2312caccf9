import { defineConfig } from 'vitest/config'

/** What measures time has the machine to itself. */
const alone = ['e2e/typing.test.ts']

/**
 * Three sizes: pure tables of cases; the server against a real PostgreSQL (the embedded one, and for
 * `*.external.test.ts` one on a TCP port with a password); people in a real browser.
 */
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['src/**/*.test.ts', 'src/**/*.test.tsx'],
          exclude: ['src/server/**'],
          // A table of thousands of texts takes its time on a machine that does something else as well.
          testTimeout: 60_000,
          isolate: false,
        },
      },
      {
        test: {
          name: 'server',
          include: ['src/server/**/*.test.ts'],
          exclude: ['src/server/**/*.external.test.ts'],
          globalSetup: ['./test/database.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
          maxWorkers: 2,
          isolate: false,
        },
      },
      {
        test: {
          name: 'external',
          include: ['src/server/**/*.external.test.ts'],
          globalSetup: ['./test/external-database.ts'],
          testTimeout: 60_000,
          hookTimeout: 60_000,
          fileParallelism: false,
        },
      },
      {
        test: {
          name: 'e2e',
          include: ['e2e/**/*.test.ts'],
          exclude: alone,
          globalSetup: ['./test/product.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          maxWorkers: 2,
        },
      },
      {
        test: {
          name: 'alone',
          include: alone,
          globalSetup: ['./test/product.ts'],
          testTimeout: 240_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
})
