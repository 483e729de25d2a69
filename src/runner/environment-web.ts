/** Loads kernels and data sets in a browser. Without WebAssembly the definition runs: slower, the same bits. */
import imagesUrl from '#core/data/digits/images.u8?url'
import labelsUrl from '#core/data/digits/labels.u8?url'
import type { Executor } from '#core/program.ts'
import type { Environment } from '#core/train/train.ts'
import kernelsUrl from '#kernels/built/kernels.wasm?url'
import { definition } from '#kernels/definition/executor.ts'
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
    return definition
  }
}

export async function loadEnvironment(): Promise<Environment> {
  const [executor, images, labels] = await Promise.all([fastestExecutor(), bytes(imagesUrl), bytes(labelsUrl)])
  return { executor, datasets: { digits: { images, labels } } }
}
