/** Specs for the plugins of the text, which run outside of Vite. */
import { createRequire } from 'node:module'
import { resolve } from 'node:path'
import { checkSpec } from '#core/check-spec.ts'
import '#core/every-unit.ts'
import type { Spec } from '#core/spec.ts'

const require = createRequire(import.meta.url)

/** The spec of `<chapter>/<experiment>`; throws where there is no such file or its spec cannot be run. */
export function readSpec(experiment: string): Spec {
  const [chapter, file] = experiment.split('/')
  const path = resolve(`content/chapters/${chapter}/experiments/${file}.ts`)
  return checkSpec((require(path) as { default: unknown }).default)
}
