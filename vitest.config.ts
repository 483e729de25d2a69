import { availableParallelism } from 'node:os'
import { resolve } from 'node:path'
import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'

const slow = 'tests/**/*.slow.test.ts'
const browser = 'tests/browser/**/*.test.ts'
// The many processes and threads that tests start load the same files: half of their start is compiling them.
process.env.NODE_COMPILE_CACHE ??= resolve('node_modules/.cache/node')

const common = {
  /** Every unit is loaded before a test. */
  setupFiles: 'tests/every-unit.ts',
  /** Far more than any test needs: a busy machine must not turn one red. */
  testTimeout: 60_000,
  hookTimeout: 60_000,
  expect: { poll: { timeout: 50_000, interval: 20 } },
  /**
   * onnxruntime-web calls JavaScript from WebAssembly, and V8 13.6 can end the process where it frees what it compiled
   * for such calls (nodejs/node#64500). Below this number of calls it compiles nothing.
   */
  execArgv: ['--wasm-wrapper-tiering-budget=2147483647'],
}

export default defineConfig({
  test: {
    // A browser is a process besides: on two cores, two files at a time.
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
