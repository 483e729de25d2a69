/**
 * What is measured: small networks of the book's kinds, float32. A training step is forward, backward and SGD. FLOP are
 * two for each multiply-accumulate of matrix products and convolutions: forward, gradients of weights, gradients of
 * inputs but the network's own.
 */
export interface Workload {
  readonly title: string
  /** What a rate counts. */
  readonly sample: string
  readonly flopPerSample: number
}

export const workloads = {
  W1: { title: 'step of 2-8-8-1, all tanh, squared loss, batch 10', sample: 'example', flopPerSample: 496 },
  W2: { title: 'step of 64-128-64-10, ReLU, cross-entropy, batch 32', sample: 'example', flopPerSample: 85_760 },
  W3: { title: 'step of conv 8, conv 16, max-pool, dense 10, batch 32', sample: 'example', flopPerSample: 476_160 },
  W4: { title: 'loss of W2’s network over 1,000 rows', sample: 'row', flopPerSample: 34_048 },
  W5: { title: 'W1’s network over 256 × 256 pixels', sample: 'pixel', flopPerSample: 176 },
  W6: { title: 'W2 with batch norm and dropout 0.2', sample: 'example', flopPerSample: 85_760 },
  G64: { title: 'product of matrices of 64 × 64', sample: 'product', flopPerSample: 2 * 64 ** 3 },
  G128: { title: 'product of matrices of 128 × 128', sample: 'product', flopPerSample: 2 * 128 ** 3 },
} as const satisfies Record<string, Workload>
export type WorkloadId = keyof typeof workloads

/** Rows of W4 and pixels of W5. */
export const ROWS = 1000
export const PIXELS = 256 * 256
/** Widths of the networks of W1 and W2, inputs first. */
export const WIDTHS = { W1: [2, 8, 8, 1], W2: [64, 128, 64, 10] } as const
export const BATCH = { W1: 10, W2: 32, W3: 32, W6: 32 } as const
/** Side of the matrices of G64 and G128. */
export const SIDE = { G64: 64, G128: 128 } as const
/** Small, so that no network leaves the numbers that training has. */
export const LEARNING_RATE = 0.01
export const DROPOUT = 0.2
