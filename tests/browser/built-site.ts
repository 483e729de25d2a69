import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { buildCore } from '../../src/cli/build-core.ts'
import { serve } from '../../src/cli/serve.ts'
import { succeedsMeanwhile } from '../../src/cli/tool.ts'

/**
 * The two places that the tests put the site: a folder, where most teachers do, and the root of a host. Links carry it, so
 * each is a build; ordinary tests make do with the first.
 */
export const bases = ['/course/reg/', '/'] as const
/** One of the two. */
export type Base = (typeof bases)[number]

declare module 'vitest' {
  interface ProvidedContext {
    /** The port at which the site built for each base is served on 127.0.0.1. */
    ports: Record<Base, number>
  }
}

/**
 * Vitest's set-up for the suites that need the site: serves it while it is built, so that tests of other things run
 * meanwhile. A request waits until the build is done (`await-site.ts`).
 */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  await buildCore()
  const wanted = project.name === 'slow' ? bases : bases.slice(0, 1)
  // One after the other: two builds of one project share its caches.
  let built: Promise<unknown> = Promise.resolve()
  const sites = await Promise.all(
    wanted.map((base) => {
      const directory = resolve('node_modules/.cache/tested-site', base === '/' ? 'root' : 'below')
      const args = ['--base', base, '--outDir', directory, '--logLevel', 'warn']
      // A failing Astro has said why.
      built = built.then(async () => (await succeedsMeanwhile('astro', 'build', ...args)) || process.exit(1))
      return serve({ directory, base, ready: built })
    }),
  )
  const ports = sites.map(({ url }, index) => [wanted[index], Number(new URL(url).port)])
  project.provide('ports', Object.fromEntries(ports))
  return async () => {
    for (const site of sites) await site.close()
  }
}
