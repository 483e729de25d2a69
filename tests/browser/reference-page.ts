/** The core alone in a page: gives the digests of the reference runs. Bundled by `reference.ts`. */
import { loadAllUnits } from '#core/load-units.ts'
import { compileKernels, createSimdExecutor } from '#kernels/wasm.ts'
import { referenceDigest } from '../core/reference-digest.ts'
import { baselineRuns, own, runs } from '../reference.ts'

/** Bytes as base64. */
export interface Given {
  readonly kernels: string
  readonly images: string
  readonly labels: string
}

const bytes = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

async function digestsOf({ kernels, images, labels }: Given): Promise<{ readonly [name: string]: string }> {
  await loadAllUnits()
  const executor = createSimdExecutor(await compileKernels(bytes(kernels)))
  const environment = { executor, datasets: { digits: { images: bytes(images), labels: bytes(labels) }, own } }
  return Object.fromEntries([...runs, ...baselineRuns].map((run) => [run.name, referenceDigest(run, environment)]))
}

Object.assign(globalThis, { digestsOf })
