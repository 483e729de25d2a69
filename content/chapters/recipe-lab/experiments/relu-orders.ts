import { defineExperiment } from '#core/spec.ts'

const dense = { kind: 'dense', units: 64 } as const
const norm = { kind: 'batch-norm' } as const
const relu = { kind: 'relu' } as const
const dropout = { kind: 'dropout', probability: 0.5 } as const
const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 200, validation: 200, test: 700, labelNoise: 0.1 },
  model: [{ repeat: 2, layers: [dense, norm, relu, dropout] }, output],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 300, measureEvery: 20 },
  arms: {
    usual: {},
    'dropout-before-activation': { model: [{ repeat: 2, layers: [dense, norm, dropout, relu] }, output] },
    'norm-second': { model: [{ repeat: 2, layers: [dense, relu, norm, dropout] }, output] },
    'dropout-first': { model: [{ repeat: 2, layers: [dense, dropout, norm, relu] }, output] },
  },
  show: ['error'],
  controls: ['data.train', 'data.labelNoise', 'optimizer.learningRate', 'seed'],
  claims: {
    'relu-swapped': {
      compare: ['dropout-before-activation', 'usual'],
      measure: 'test.loss',
      expect: 'identical',
      seeds: 20,
    },
    'relu-norm-second': {
      compare: ['norm-second', 'usual'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'relu-norm-second-restored': {
      compare: ['norm-second', 'usual'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'relu-dropout-first': {
      compare: ['dropout-first', 'usual'],
      measure: 'test.error',
      expect: 'undetected',
      seeds: 20,
    },
    'relu-dropout-first-restored': {
      compare: ['dropout-first', 'usual'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
    'relu-norm-before': {
      compare: [
        { arm: 'usual', set: { 'usual.model.0.layers.3.probability': 0 } },
        { arm: 'norm-second', set: { 'norm-second.model.0.layers.3.probability': 0 } },
      ],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'relu-norm-before-restored': {
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
