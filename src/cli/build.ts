/** Builds the site: kernels, then pages. `npm run build -- --base /course/reg/` builds it for a sub-path. */
import { buildCore } from './build-core.ts'
import { run } from './tool.ts'

/** Builds all; `args` go to `astro build` (`--base`, `--outDir`). A failing Astro has said why, and ends the process. */
export async function build(...args: readonly string[]): Promise<void> {
  await buildCore()
  run('astro', 'build', ...args)
}

if (import.meta.main) await build(...process.argv.slice(2))
