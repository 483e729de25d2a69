import { resolve } from 'node:path'
import type { TestProject } from 'vitest/node'
import { build } from '../../src/cli/build.ts'
import { type Served, serve } from '../../src/cli/serve.ts'

/** The two places that the tests put the site: the root of a host and a folder below it. Links carry it, so each is a build. */
export const bases = ['/', '/course/reg/'] as const
/** One of the two. */
export type Base = (typeof bases)[number]

declare module 'vitest' {
  interface ProvidedContext {
    /** The port at which the site built for each base is served on 127.0.0.1. */
    ports: Record<Base, number>
  }
}

/** Vitest's set-up for the suites that need the site: builds and serves it at both places. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const sites: Served[] = []
  for (const base of bases) {
    const directory = resolve('node_modules/.cache/tested-site', base === '/' ? 'root' : 'below')
    await build('--base', base, '--outDir', directory, '--logLevel', 'warn')
    sites.push(await serve({ directory, base }))
  }
  const [root, below] = sites.map((site) => Number(new URL(site.url).port))
  project.provide('ports', { '/': root!, '/course/reg/': below! })
  return async () => {
    for (const site of sites) await site.close()
  }
}
