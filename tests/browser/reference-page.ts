/** The core alone in a page: runs what it is given and says what came. Bundled by `reference.ts`. */
import { loadAllUnits } from '#core/load-units.ts'
import type { RunKey } from '#core/run.ts'
import type { Spec } from '#core/spec.ts'
import { compileKernels, createSimdExecutor } from '#kernels/wasm.ts'
import { executeNow } from '#runner/execute.ts'

/** Bytes as base64. */
export interface Given {
  readonly kernels: string
  readonly images: string
  readonly labels: string
  readonly runs: readonly { readonly spec: Spec; readonly key: RunKey }[]
}

const bytes = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))

async function digestsOf({ kernels, images, labels, runs }: Given): Promise<readonly string[]> {
  await loadAllUnits()
  const executor = createSimdExecutor(await compileKernels(bytes(kernels)))
  const environment = { executor, datasets: { digits: { images: bytes(images), labels: bytes(labels) } } }
  return runs.map(
    ({ spec, key }) => executeNow({ type: 'run', id: 0, spec, key, purpose: 'frames' }, environment).digest,
  )
}

Object.assign(globalThis, { digestsOf })
