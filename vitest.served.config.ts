import { svelte } from '@sveltejs/vite-plugin-svelte'
import { defineConfig } from 'vitest/config'
export default defineConfig({ plugins: [svelte()], test: { setupFiles: ['tests/every-unit.ts'], testTimeout: 120_000, hookTimeout: 60_000, maxWorkers: 2, include: ['tests/**/*.test.ts'], globalSetup: './served-setup.ts' } })
