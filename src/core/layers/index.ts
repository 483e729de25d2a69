import { createRegistry } from '../registry.ts'
import type { UnitOf } from '../units.ts'

export const layers = createRegistry({
  dense: async () => (await import('./dense.ts')).dense,
  conv2d: async () => (await import('./conv2d.ts')).conv2d,
  'max-pool': async () => (await import('./max-pool.ts')).maxPool,
  'average-pool': async () => (await import('./average-pool.ts')).averagePool,
  'global-average-pool': async () => (await import('./global-average-pool.ts')).globalAveragePool,
  flatten: async () => (await import('./flatten.ts')).flatten,
  relu: async () => (await import('./relu.ts')).relu,
  'leaky-relu': async () => (await import('./leaky-relu.ts')).leakyRelu,
  tanh: async () => (await import('./tanh.ts')).tanh,
  sigmoid: async () => (await import('./sigmoid.ts')).sigmoid,
  gelu: async () => (await import('./gelu.ts')).gelu,
  silu: async () => (await import('./silu.ts')).silu,
  softplus: async () => (await import('./softplus.ts')).softplus,
  'batch-norm': async () => (await import('./batch-norm.ts')).batchNorm,
  'layer-norm': async () => (await import('./layer-norm.ts')).layerNorm,
  'instance-norm': async () => (await import('./instance-norm.ts')).instanceNorm,
  'group-norm': async () => (await import('./group-norm.ts')).groupNorm,
  'rms-norm': async () => (await import('./rms-norm.ts')).rmsNorm,
  'lp-norm': async () => (await import('./lp-norm.ts')).lpNorm,
  'injected-shift': async () => (await import('./injected-shift.ts')).injectedShift,
  dropout: async () => (await import('./dropout.ts')).dropout,
  'drop-connect': async () => (await import('./drop-connect.ts')).dropConnect,
  'gaussian-noise': async () => (await import('./gaussian-noise.ts')).gaussianNoise,
})
export type Layer = UnitOf<typeof layers>
