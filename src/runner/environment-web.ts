/** Loads kernels and data sets in a browser. Without WebAssembly the definition runs: slower, the same bits. */
import type { Datasets } from '#core/data/data.ts'
import imagesUrl from '#core/data/digits/images.u8?url'
import labelsUrl from '#core/data/digits/labels.u8?url'
import type { Executor } from '#core/program.ts'
import type { Environment } from '#core/train/train.ts'
import kernelsUrl from '#kernels/built/kernels.wasm?url'
import { compileKernels, createSimdExecutor } from '#kernels/wasm.ts'

async function bytes(url: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL(url, self.location.href))
  if (!response.ok) throw new Error(`${url} could not be loaded (status ${response.status}).`)
  return new Uint8Array(await response.arrayBuffer())
}

async function fastestExecutor(): Promise<Executor> {
  try {
    return createSimdExecutor(await compileKernels(await bytes(kernelsUrl)))
  } catch {
    const { definition } = await import('#kernels/definition/executor.ts')
    return definition
  }
}

export async function loadDatasets(): Promise<Datasets> {
  const [images, labels] = await Promise.all([bytes(imagesUrl), bytes(labelsUrl)])
  return { digits: { images, labels } }
}

export async function loadEnvironment(): Promise<Environment> {
  const [executor, datasets] = await Promise.all([fastestExecutor(), loadDatasets()])
  return { executor, datasets }
}
