/** How much a reader loads who asks for onnxruntime-web, measured from its files. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import { type LoadSize, type LoadSizes, type Provider, providerFiles } from '#onnx/providers.ts'

let runtimes: LoadSizes | undefined

/** Of each provider's files, which are measured once, and of these files, which are loaded too. */
export function loadSizes(files: readonly Uint8Array[] = []): LoadSizes {
  runtimes ??= { wasm: runtimeOf('wasm'), webgl: runtimeOf('webgl'), webgpu: runtimeOf('webgpu') }
  const more = sizeOf(files)
  const withFiles = ({ bytes, compressed }: LoadSize): LoadSize => ({
    bytes: bytes + more.bytes,
    compressed: compressed + more.compressed,
  })
  const { wasm, webgl, webgpu } = runtimes
  return { wasm: withFiles(wasm), webgl: withFiles(webgl), webgpu: withFiles(webgpu) }
}

function runtimeOf(provider: Provider): LoadSize {
  const folder = dirname(fileURLToPath(import.meta.resolve('onnxruntime-web/ort-wasm-simd-threaded.wasm')))
  return sizeOf(providerFiles[provider].map((name) => readFileSync(join(folder, name))))
}

function sizeOf(files: readonly Uint8Array[]): LoadSize {
  const total = (of: (file: Uint8Array) => number) => files.reduce((sum, file) => sum + of(file), 0)
  return { bytes: total((file) => file.length), compressed: total((file) => gzipSync(file).length) }
}
