/** Loads units, kernels and data sets in Node. Paths start at the project's root, where every command runs. */
import { readFile } from 'node:fs/promises'
import { resolve } from 'node:path'
import '#core/every-unit.ts'
import type { Environment } from '#core/train/train.ts'
import { compileKernels, createSimdExecutor } from '#kernels/wasm.ts'

async function bytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(resolve(path)))
}

export async function loadEnvironment(): Promise<Environment> {
  const [kernels, images, labels] = await Promise.all(
    ['src/kernels/built/kernels.wasm', 'src/core/data/digits/images.u8', 'src/core/data/digits/labels.u8'].map(bytes),
  )
  const executor = createSimdExecutor(await compileKernels(kernels!))
  return { executor, datasets: { digits: { images: images!, labels: labels! } } }
}
