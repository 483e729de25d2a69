/**
 * Reference runs: twelve trainings, six analyses and four baselines that together use every unit of the core. Each takes
 * well under a second; their digests are equal in every engine and on every executor.
 */
import type { Analysis } from '#core/analyses/index.ts'
import type { Baseline } from '#core/baselines/index.ts'
import type { OwnData } from '#core/data/data.ts'
import type { Data } from '#core/data/index.ts'
import { readIdx } from '#core/data/readers/read-idx.ts'
import { readTable } from '#core/data/readers/read-table.ts'
import type { Layer } from '#core/layers/index.ts'
import type { RunKey } from '#core/run.ts'
import type { Spec, TrainingSpec } from '#core/spec.ts'

export interface ReferenceRun {
  readonly name: string
  readonly spec: Spec
  readonly key: RunKey
}

const dense = (units: number) => ({ kind: 'dense', units }) as const
const conv = (channels: number) => ({ kind: 'conv2d', channels, kernel: 3, padding: 1 }) as const
const relu = { kind: 'relu' } as const
const tanh = { kind: 'tanh' } as const
const flatten = { kind: 'flatten' } as const
const mlp = (...hidden: readonly Layer[]): readonly Layer[] => [dense(16), ...hidden, dense(10)]
const digits = { kind: 'digits', train: 60, validation: 40, test: 100, labelNoise: 0.2 } as const
const moons = { kind: 'two-moons', train: 40, validation: 40, test: 100, labelNoise: 0.2 } as const
const small = { train: 40, validation: 40, test: 100 } as const

const ROWS = Array.from({ length: 180 }, (_, k) => k)
/** The remainder stands for a draw. */
const spread = (k: number, step: number) => ((k * step) % 181) / 29

/** What a reader opens, as the readers of files give it: points of two classes, a table of three, images of two. */
export const own: { readonly [file: string]: OwnData } = {
  points: readTable(ROWS.map((k) => `${spread(k, 37)},${spread(k, 52)},${(k * 37) % 181 > 90 ? 'b' : 'a'}`).join('\n')),
  table: readTable(
    `x;y;z;label\n${ROWS.map((k) => `${spread(k, 14)};${-spread(k, 25)};${spread(k, 66)}e2;${k % 3}`).join('\n')}`,
  ),
  images: readIdx(
    Uint8Array.from([0, 0, 8, 3, 0, 0, 0, 180, 0, 0, 0, 8, 0, 0, 0, 6, ...ROWS.flatMap(imageOf)]),
    Uint8Array.from([0, 0, 8, 1, 0, 0, 0, 180, ...ROWS.map((k) => k % 2)]),
  ),
}
/** Eight rows of six pixels; class 1 is brighter below. */
function imageOf(k: number): readonly number[] {
  return Array.from({ length: 48 }, (_, pixel) => ((k * 59 + pixel * 31) % 181) + (pixel < 24 ? 0 : 20 * (k % 2)))
}

const training = (spec: Pick<TrainingSpec, 'data' | 'model'> & Partial<TrainingSpec>): TrainingSpec => ({
  kind: 'training',
  optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 },
  training: { batchSize: 16, steps: 24, measureEvery: 8 },
  arms: { only: {} },
  show: [],
  controls: [],
  ...spec,
})

const trainings: { readonly [name: string]: TrainingSpec } = {
  'every augmentation of a convolutional network': training({
    data: digits,
    model: [
      conv(4),
      { kind: 'batch-norm' },
      relu,
      { kind: 'max-pool', kernel: 2, stride: 2 },
      conv(6),
      relu,
      flatten,
      dense(10),
    ],
    techniques: {
      augmentation: {
        rotation: 15,
        shift: 0.5,
        horizontalFlip: 0.2,
        verticalFlip: 0.1,
        halfTurn: 0.1,
        quarterTurn: 0.1,
      },
      cutout: { side: 3 },
      'label-smoothing': { strength: 0.1 },
    },
    show: [
      'step-examples',
      'class-error',
      'confusion',
      'calibration',
      'along-gradient',
      'gradient-shift',
      'mean-drift',
      'effective-learning-rate',
    ],
  }),
  'group, instance and layer norm of a reader’s images': training({
    data: { kind: 'own-images', file: 'images', height: 8, width: 6, classes: 2, ...small },
    model: [
      conv(4),
      { kind: 'group-norm', groups: 2 },
      { kind: 'leaky-relu' },
      { kind: 'average-pool', kernel: 2, stride: 2 },
      conv(4),
      { kind: 'instance-norm' },
      { kind: 'silu' },
      conv(8),
      { kind: 'layer-norm' },
      { kind: 'gelu' },
      { kind: 'global-average-pool' },
      dense(2),
    ],
    optimizer: { kind: 'adam', learningRate: 0.01 },
    initializer: { kind: 'pytorch' },
    show: ['input-gradient', 'histogram', 'moments'],
  }),
  'cutmix and sharpness-aware steps': training({
    data: digits,
    model: mlp(relu),
    techniques: { cutmix: {}, 'sharpness-aware': {}, 'weight-decay': { strength: 0.01 } },
    show: ['equation-values'],
  }),
  'mixup, weight noise and averaged weights': training({
    data: { kind: 'spiral', ...small },
    model: [dense(16), { kind: 'softplus' }, dense(2)],
    techniques: { mixup: { alpha: 1 }, 'weight-noise': {}, 'weight-averaging': {}, 'input-noise': {} },
    optimizer: { kind: 'rmsprop', learningRate: 0.003, schedule: { kind: 'warm-up' } },
    initializer: { kind: 'lecun', firstLayerScale: 2, firstLayerBias: 1 },
  }),
  'dropout of every kind and early stopping': training({
    data: { kind: 'drawn-points' },
    model: [
      { kind: 'drop-connect', units: 16 },
      { kind: 'sigmoid' },
      { kind: 'gaussian-noise' },
      dense(16),
      relu,
      { kind: 'dropout', probability: 0.3 },
      dense(2),
    ],
    techniques: { 'early-stopping': { patience: 1 }, dropout: { probability: 0.2 }, 'max-norm': {} },
    optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.9, nesterov: true, schedule: { kind: 'cosine' } },
    training: { batchSize: 16, steps: 60, measureEvery: 4 },
  }),
  'norms of features and a shift after one': training({
    data: { kind: 'sine' },
    model: [
      dense(16),
      { kind: 'batch-norm' },
      { kind: 'injected-shift' },
      relu,
      dense(16),
      { kind: 'lp-norm' },
      tanh,
      dense(16),
      { kind: 'rms-norm' },
      relu,
      dense(1),
    ],
    techniques: { l1: { strength: 0.01 }, l2: { strength: 0.01 } },
    show: ['function', 'loss', 'error', 'nonzero-weights', 'weight-norm', 'weight-histogram'],
  }),
  'batch norm as a technique, repeated layers, a change in mid-run': training({
    data: { kind: 'circles', ...small },
    model: [{ repeat: 3, layers: [dense(8), tanh] }, dense(2)],
    techniques: { 'batch-norm': {} },
    initializer: { kind: 'glorot' },
    optimizer: { kind: 'sgd', learningRate: 0.05, schedule: { kind: 'step', every: 10 } },
    changes: [{ step: 10, set: { 'optimizer.learningRate': 0.02 } }],
  }),
  'binary cross-entropy on the whole training set': training({
    data: { kind: 'rings', ...small },
    model: [dense(8), tanh, dense(1)],
    loss: { kind: 'binary-cross-entropy' },
    initializer: { kind: 'constant-scale' },
    training: { batchSize: 'all', steps: 24, measureEvery: 8 },
  }),
  'three members on a reader’s table': training({
    data: { kind: 'own-table', file: 'table', features: 3, classes: 3, labelNoise: 0.2, ...small },
    model: [dense(8), relu, dense(3)],
    members: 3,
  }),
  'a regression with outliers and a robust loss': training({
    data: { kind: 'polynomial', outliers: 2 },
    model: [dense(16), tanh, dense(1)],
    loss: { kind: 'huber' },
    initializer: { kind: 'lecun' },
    optimizer: { kind: 'adam', learningRate: 0.01 },
  }),
  'squared loss on numbers': training({
    data: { kind: 'linear' },
    model: [dense(16), tanh, dense(1)],
    loss: { kind: 'squared' },
  }),
  'a reader’s points with every probe that looks at a plane': training({
    data: { kind: 'own-points', file: 'points', ...small },
    model: [dense(16), relu, dense(2)],
    show: ['boundary', 'input-gradient', 'landscape', 'path-landscape', 'top-eigenvalue', 'hessian-trace'],
  }),
}

const analysis = (analysis: Analysis): Spec => ({ kind: 'analysis', analysis, arms: { only: {} }, controls: [] })

/** Between them they draw, solve, sort, and run the core's own operations. */
const analyses: { readonly [name: string]: Spec } = {
  'shrinkage of a rotated quadratic': analysis({ kind: 'shrink-by-direction' }),
  'double descent': analysis({ kind: 'double-descent' }),
  'who gets decayed': analysis({ kind: 'who-gets-decayed' }),
  'logit tug-of-war': analysis({ kind: 'logit-tug-of-war' }),
  'batch norm by hand': analysis({ kind: 'batch-norm-by-hand' }),
  'the winner’s curse': analysis({ kind: 'winners-curse' }),
}

const fitted = (baseline: Baseline, data: Data, outputs: number): Spec =>
  training({ data, model: [dense(outputs)], baseline })

const baselines: { readonly [name: string]: Spec } = {
  'a random forest on rules': fitted({ kind: 'random-forest', trees: 20 }, { kind: 'rules', ...small }, 2),
  'k nearest neighbours on two moons': fitted({ kind: 'k-nearest-neighbours' }, moons, 2),
  'ridge regression on digits': fitted({ kind: 'ridge' }, digits, 10),
  'least squares of minimum norm': fitted({ kind: 'least-squares' }, { kind: 'linear', train: 30 }, 1),
}

const named = (specs: { readonly [name: string]: Spec }): readonly ReferenceRun[] =>
  Object.entries(specs).map(([name, spec], seed) => ({
    name,
    spec,
    key: { arm: Object.keys(spec.arms)[0]!, settings: {}, seed },
  }))

/** Trainings of networks, and analyses. */
export const runs = named({ ...trainings, ...analyses })
export const baselineRuns = named(baselines)
