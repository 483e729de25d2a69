import { defineExperiment } from '#core/spec.ts'

const conv = { kind: 'conv2d', channels: 8, kernel: 3, padding: 1 } as const
const deep = { kind: 'conv2d', channels: 16, kernel: 3, padding: 1 } as const
const pool = { kind: 'max-pool' } as const
const norm = { kind: 'batch-norm' } as const
const sigmoid = { kind: 'sigmoid' } as const
const dropout = { kind: 'dropout', probability: 0.3 } as const
const end = [{ kind: 'flatten' }, { kind: 'dense', units: 10 }] as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 200, validation: 200, test: 700, labelNoise: 0.1 },
  model: [conv, norm, sigmoid, dropout, pool, deep, norm, sigmoid, dropout, ...end],
  optimizer: { kind: 'adam', learningRate: 0.01 },
  training: { batchSize: 25, steps: 160, measureEvery: 16 },
  arms: {
    usual: {},
    'dropout-before-activation': { model: [conv, norm, dropout, sigmoid, pool, deep, norm, dropout, sigmoid, ...end] },
    'norm-second': { model: [conv, sigmoid, norm, dropout, pool, deep, sigmoid, norm, dropout, ...end] },
    'dropout-first': { model: [conv, dropout, norm, sigmoid, pool, deep, dropout, norm, sigmoid, ...end] },
  },
  show: ['error'],
  controls: ['data.train', 'data.labelNoise', 'optimizer.learningRate', 'seed'],
  claims: {
    'cnn-sigmoid-swapped': {
      compare: ['dropout-before-activation', 'usual'],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'cnn-sigmoid-swapped-restored': {
      compare: ['dropout-before-activation', 'usual'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
    'cnn-sigmoid-norm-second': {
      compare: ['norm-second', 'usual'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'cnn-sigmoid-norm-second-restored': {
      compare: ['norm-second', 'usual'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
    'cnn-sigmoid-dropout-first': {
      compare: ['dropout-first', 'usual'],
      measure: 'test.error',
      expect: 'undetected',
      seeds: 20,
    },
    'cnn-sigmoid-dropout-first-restored': {
      compare: ['dropout-first', 'usual'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'undetected',
      seeds: 20,
    },
    'cnn-sigmoid-norm-before': {
      compare: [
        { arm: 'usual', set: { 'usual.model.3.probability': 0, 'usual.model.8.probability': 0 } },
        { arm: 'norm-second', set: { 'norm-second.model.3.probability': 0, 'norm-second.model.8.probability': 0 } },
      ],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'cnn-sigmoid-norm-before-restored': {
      compare: [
        { arm: 'usual', set: { 'usual.model.3.probability': 0, 'usual.model.8.probability': 0 } },
        { arm: 'norm-second', set: { 'norm-second.model.3.probability': 0, 'norm-second.model.8.probability': 0 } },
      ],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
  },
})
