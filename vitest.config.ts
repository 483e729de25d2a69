import { availableParallelism } from 'node:os'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const slow = 'tests/**/*.slow.test.ts'
const browser = 'tests/browser/**/*.test.ts'
/** Every unit is loaded before a test. The time is far more than any needs: a busy machine must not turn one red. */
const common = { setupFiles: 'tests/every-unit.ts', testTimeout: 60_000, hookTimeout: 60_000 }

export default defineConfig({
  test: {
    // A browser test waits more than it computes: on two cores, two files at a time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        plugins: [svelte()],
        test: {
          ...common,
          name: 'unit',
          isolate: false,
          include: ['tests/**/*.test.ts'],
          exclude: [browser, slow],
          globalSetup: 'tests/built-core.ts',
        },
      },
      {
        test: {
          ...common,
          name: 'browser',
          include: [browser],
          exclude: [slow],
          globalSetup: 'tests/browser/built-site.ts',
          setupFiles: [common.setupFiles, 'tests/browser/await-site.ts'],
          // The site is built while the others run.
          sequence: { groupOrder: 1 },
        },
      },
      {
        test: {
          ...common,
          name: 'slow',
          include: [slow],
          globalSetup: 'tests/browser/built-site.ts',
          setupFiles: [common.setupFiles, 'tests/browser/await-site.ts'],
          testTimeout: 600_000,
        },
      },
    ],
  },
})
