/** The reference runs in a browser: a bundle of the core, and what it is given. */
import { readFileSync } from 'node:fs'
import { executeNow } from '#runner/execute.ts'
import { simd } from '../core/environments.ts'
import { runs } from '../reference.ts'
import { bundle } from './bundle.ts'
import type { Given } from './reference-page.ts'

const base64 = (path: string) => readFileSync(path).toString('base64')

export const given: Given = {
  kernels: base64('src/kernels/built/kernels.wasm'),
  images: base64('src/core/data/digits/images.u8'),
  labels: base64('src/core/data/digits/labels.u8'),
  runs: runs.map(({ spec, key }) => ({ spec, key })),
}

/** One digest a run, by the name of the run. */
export const byName = (digests: readonly string[]) =>
  Object.fromEntries(runs.map(({ name }, index) => [name, digests[index]]))

export const digestsInNode = () =>
  byName(
    given.runs.map(({ spec, key }) => executeNow({ type: 'run', id: 0, spec, key, purpose: 'measures' }, simd).digest),
  )

/** A script that puts `digestsOf` into a page. */
export const referenceScript = (): Promise<string> => bundle('tests/browser/reference-page.ts')
