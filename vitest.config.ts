import { availableParallelism } from 'node:os'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const slow = 'tests/**/*.slow.test.ts'
const browser = 'tests/browser/**/*.test.ts'
/** Far more than any test needs: a busy machine must not turn one red. */
const patience = { testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    // A browser test waits more than it computes: on two cores, two files at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        plugins: [svelte()],
        test: {
          ...patience,
          name: 'unit',
          include: ['tests/**/*.test.ts'],
          exclude: [browser, slow],
          globalSetup: 'tests/built-core.ts',
        },
      },
      {
        test: {
          ...patience,
          name: 'browser',
          include: [browser],
          exclude: [slow],
          globalSetup: 'tests/browser/built-site.ts',
        },
      },
      {
        test: {
          ...patience,
          name: 'slow',
          include: [slow],
          globalSetup: 'tests/browser/built-site.ts',
          testTimeout: 600_000,
        },
      },
    ],
  },
})
