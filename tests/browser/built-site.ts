import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { build } from '../../src/cli/build.ts'
import { type Served, serve } from '../../src/cli/serve.ts'

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

/** Vitest's set-up for the suites that need the site: builds and serves it. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const sites: Served[] = []
  const ports: Partial<Record<Base, number>> = {}
  for (const base of project.name === 'slow' ? bases : bases.slice(0, 1)) {
    const directory = resolve('node_modules/.cache/tested-site', base === '/' ? 'root' : 'below')
    await build('--base', base, '--outDir', directory, '--logLevel', 'warn')
    const site = await serve({ directory, base })
    ports[base] = Number(new URL(site.url).port)
    sites.push(site)
  }
  project.provide('ports', ports as Record<Base, number>)
  return async () => {
    for (const site of sites) await site.close()
  }
}
