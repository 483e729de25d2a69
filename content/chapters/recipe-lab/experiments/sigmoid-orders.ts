import { defineExperiment } from '#core/spec.ts'

const dense = { kind: 'dense', units: 64 } as const
const norm = { kind: 'batch-norm' } as const
const sigmoid = { kind: 'sigmoid' } as const
const dropout = { kind: 'dropout', probability: 0.5 } as const
const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 200, validation: 200, test: 700, labelNoise: 0.1 },
  model: [{ repeat: 2, layers: [dense, norm, sigmoid, dropout] }, output],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 300, measureEvery: 20 },
  arms: {
    usual: {},
    'dropout-before-activation': { model: [{ repeat: 2, layers: [dense, norm, dropout, sigmoid] }, output] },
    'norm-second': { model: [{ repeat: 2, layers: [dense, sigmoid, norm, dropout] }, output] },
    'dropout-first': { model: [{ repeat: 2, layers: [dense, dropout, norm, sigmoid] }, output] },
  },
  show: ['error'],
  controls: ['data.train', 'data.labelNoise', 'optimizer.learningRate', 'seed'],
  claims: {
    'sigmoid-swapped': {
      compare: ['dropout-before-activation', 'usual'],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'sigmoid-swapped-restored': {
      compare: ['dropout-before-activation', 'usual'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'sigmoid-norm-second': {
      compare: ['norm-second', 'usual'],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'sigmoid-norm-second-restored': {
      compare: ['norm-second', 'usual'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'sigmoid-dropout-first': {
      compare: ['dropout-first', 'usual'],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'sigmoid-dropout-first-restored': {
      compare: ['dropout-first', 'usual'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
    'sigmoid-norm-before': {
      compare: [
        { arm: 'usual', set: { 'usual.model.0.layers.3.probability': 0 } },
        { arm: 'norm-second', set: { 'norm-second.model.0.layers.3.probability': 0 } },
      ],
      measure: 'test.error',
      expect: 'undetected',
      seeds: 20,
    },
    'sigmoid-norm-before-restored': {
      compare: [
        { arm: 'usual', set: { 'usual.model.0.layers.3.probability': 0 } },
        { arm: 'norm-second', set: { 'norm-second.model.0.layers.3.probability': 0 } },
      ],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
  },
})
