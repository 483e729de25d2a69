import { defineExperiment } from '#core/spec.ts'

const dense = { kind: 'dense', units: 64 } as const
const relu = { kind: 'relu' } as const
const end = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 256, validation: 200, test: 700 },
  model: [dense, relu, dense, relu, end],
  optimizer: { kind: 'sgd', learningRate: 0.01, momentum: 0.9 },
  training: { batchSize: 2, steps: 1280, measureEvery: 64 },
  arms: {
    plain: { optimizer: { learningRate: 0.003 } },
    'batch-norm': { model: [dense, { kind: 'batch-norm' }, relu, dense, { kind: 'batch-norm' }, relu, end] },
    'layer-norm': { model: [dense, { kind: 'layer-norm' }, relu, dense, { kind: 'layer-norm' }, relu, end] },
    'rms-norm': { model: [dense, { kind: 'rms-norm' }, relu, dense, { kind: 'rms-norm' }, relu, end] },
  },
  show: ['error'],
  vary: { 'training.batchSize': [2, 4, 8, 32] },
  controls: ['training.batchSize', 'data.train', 'data.labelNoise', 'seed'],
  claims: {
    'two-examples': { compare: ['batch-norm', 'layer-norm'], measure: 'test.error', expect: 'higher', seeds: 20 },
    'two-examples-fair-control': {
      compare: ['batch-norm', 'layer-norm'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'four-examples': {
      compare: ['batch-norm', 'layer-norm'],
      measure: 'test.error',
      at: 'best-validation',
      set: { 'training.batchSize': 4, 'training.steps': 640 },
      expect: 'higher',
      seeds: 20,
    },
    'thirty-two-examples': {
      compare: [
        { arm: 'batch-norm', set: { 'training.batchSize': 32, 'training.steps': 80, 'optimizer.learningRate': 0.1 } },
        { arm: 'layer-norm', set: { 'training.batchSize': 32, 'training.steps': 80, 'optimizer.learningRate': 0.03 } },
      ],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'layer-norm-against-plain': {
      compare: ['layer-norm', 'plain'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'rms-against-layer': {
      compare: ['rms-norm', 'layer-norm'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'within',
      margin: 0.01,
      seeds: 40,
    },
  },
})
