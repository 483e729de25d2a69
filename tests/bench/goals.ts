/** What takes part in which workload, what must hold against it (floor) and what is wanted (goal). */
import type { WorkloadId } from './workloads.ts'

export type PeerId = 'definition' | 'tfjs-cpu' | 'tfjs-wasm' | 'convnetjs' | 'jax' | 'onnxruntime'

export const peers: {
  readonly [id in PeerId | 'simd' | 'peak']: readonly [name: string, file: string, argument?: string]
} = {
  simd: ['ours, SIMD', 'ours.ts', 'simd'],
  peak: ['SIMD peak', 'peak.ts'],
  definition: ['ours, definition', 'ours.ts', 'definition'],
  'tfjs-cpu': ['TensorFlow.js, cpu', 'peers/tfjs.ts', 'cpu'],
  'tfjs-wasm': ['TensorFlow.js, wasm', 'peers/tfjs.ts', 'wasm'],
  convnetjs: ['ConvNetJS', 'peers/convnetjs.ts'],
  jax: ['jax-js, wasm', 'peers/jax.ts'],
  onnxruntime: ['onnxruntime-web', 'peers/onnxruntime.ts'],
}

/** Ours over the other's rate, or over the peak. */
export interface Goal {
  readonly floor?: number
  readonly goal?: number
}

/** TensorFlow.js on the backend that is faster, or that can do it at all: wasm has no gradient of a convolution. */
export const goals: { readonly [workload in WorkloadId]: { readonly [against in PeerId | 'peak']?: Goal } } = {
  W1: {
    peak: {},
    definition: {},
    convnetjs: { floor: 12, goal: 25 },
    'tfjs-cpu': { floor: 250, goal: 500 },
    jax: {},
  },
  W2: {
    peak: { floor: 0.55, goal: 0.7 },
    definition: { floor: 8, goal: 10 },
    convnetjs: { floor: 22, goal: 30 },
    'tfjs-wasm': { floor: 14, goal: 20 },
    jax: { floor: 4.5, goal: 6 },
  },
  W3: {
    peak: { floor: 0.5, goal: 0.7 },
    definition: {},
    convnetjs: { floor: 40, goal: 60 },
    'tfjs-cpu': { floor: 700, goal: 1000 },
    jax: { floor: 90, goal: 130 },
  },
  W4: {
    peak: {},
    definition: {},
    'tfjs-wasm': { floor: 1.7, goal: 2.2 },
    jax: {},
    onnxruntime: { floor: 1.4, goal: 2 },
  },
  W5: {
    peak: {},
    definition: {},
    'tfjs-wasm': {},
    jax: {},
    onnxruntime: { floor: 1.5, goal: 2.5 },
  },
  W6: {
    peak: {},
    definition: {},
    'tfjs-wasm': { floor: 50, goal: 80 },
  },
  G64: {
    peak: { floor: 0.7, goal: 0.85 },
    definition: {},
    'tfjs-wasm': {},
    jax: {},
  },
  G128: {
    peak: { floor: 0.7, goal: 0.85 },
    definition: {},
    'tfjs-wasm': {},
    jax: {},
  },
}

/** kB of the compressed kernels. */
export const KERNELS_LIMIT = 12
