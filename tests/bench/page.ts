/** The core alone in a page: how long the runs take that it is given. Bundled by `browser.ts`. */
import { loadAllUnits } from '#core/load-units.ts'
import type { Purpose, RunKey } from '#core/run.ts'
import type { Spec } from '#core/spec.ts'
import type { Environment } from '#core/train/train.ts'
import { compileKernels, createSimdExecutor } from '#kernels/wasm.ts'
import { executeNow } from '#runner/execute.ts'

/** Bytes as base64. */
export interface Assets {
  readonly kernels: string
  readonly images: string
  readonly labels: string
}

export interface TimedRun {
  readonly spec: Spec
  readonly key: RunKey
  readonly purpose: Purpose
}

const bytes = (base64: string) => Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
let environment: Environment

async function load({ kernels, images, labels }: Assets): Promise<void> {
  await loadAllUnits()
  const executor = createSimdExecutor(await compileKernels(bytes(kernels)))
  environment = { executor, datasets: { digits: { images: bytes(images), labels: bytes(labels) } } }
}

/** Milliseconds for all of the runs, one after the other. */
function timeOf(runs: readonly TimedRun[]): number {
  const start = performance.now()
  for (const run of runs) executeNow({ type: 'run', id: 0, ...run }, environment)
  return performance.now() - start
}

Object.assign(globalThis, { load, timeOf })
