/** What onnxruntime-web can compute with, and the files that each needs. */

/** WebAssembly on the processor; WebGL and WebGPU on the graphics processor. */
export const providers = ['wasm', 'webgl', 'webgpu'] as const
export type Provider = (typeof providers)[number]

/** What a provider loads, in bytes: as the files are, and as a host sends them that compresses with gzip. */
export interface LoadSize {
  readonly bytes: number
  readonly compressed: number
}
/** Measured when the site is built. */
export type LoadSizes = Readonly<Record<Provider, LoadSize>>

/** Files of `onnxruntime-web/dist` that a provider loads. */
export const providerFiles: Readonly<Record<Provider, readonly string[]>> = {
  wasm: ['ort.wasm.bundle.min.mjs', 'ort-wasm-simd-threaded.wasm'],
  webgl: ['ort.webgl.min.mjs'],
  webgpu: ['ort.webgpu.bundle.min.mjs', 'ort-wasm-simd-threaded.asyncify.wasm'],
}
