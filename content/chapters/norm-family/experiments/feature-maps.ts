import { defineExperiment } from '#core/spec.ts'

const conv = { kind: 'conv2d', channels: 8, kernel: 3, padding: 1 } as const
const relu = { kind: 'relu' } as const
const pool = { kind: 'max-pool' } as const
const deep = { kind: 'conv2d', channels: 16, kernel: 3, padding: 1 } as const
const end = [{ kind: 'flatten' }, { kind: 'dense', units: 10 }] as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 200, validation: 200, test: 700 },
  model: [conv, relu, pool, deep, relu, ...end],
  optimizer: { kind: 'sgd', learningRate: 0.03, momentum: 0.9 },
  training: { batchSize: 25, steps: 80, measureEvery: 8 },
  arms: {
    'batch-norm': { model: [conv, { kind: 'batch-norm' }, relu, pool, deep, { kind: 'batch-norm' }, relu, ...end] },
    'layer-norm': { model: [conv, { kind: 'layer-norm' }, relu, pool, deep, { kind: 'layer-norm' }, relu, ...end] },
    'instance-norm': {
      model: [conv, { kind: 'instance-norm' }, relu, pool, deep, { kind: 'instance-norm' }, relu, ...end],
    },
    'group-norm': {
      model: [
        conv,
        { kind: 'group-norm', groups: 4 },
        relu,
        pool,
        deep,
        { kind: 'group-norm', groups: 4 },
        relu,
        ...end,
      ],
    },
  },
  show: ['error'],
  conditions: { faint: { contrast: 0.5 } },
  controls: ['data.train', 'data.labelNoise', 'optimizer.learningRate', 'seed'],
  claims: {
    'same-on-clean': {
      compare: ['instance-norm', 'batch-norm'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
    'faint-batch': {
      compare: [{ arm: 'batch-norm', condition: 'faint' }, 'batch-norm'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'faint-instance': {
      compare: [{ arm: 'instance-norm', condition: 'faint' }, 'instance-norm'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'faint-instance-against-batch': {
      compare: ['instance-norm', 'batch-norm'],
      measure: 'test.error',
      condition: 'faint',
      expect: 'lower',
      seeds: 20,
    },
    'faint-layer-against-batch': {
      compare: ['layer-norm', 'batch-norm'],
      measure: 'test.error',
      condition: 'faint',
      expect: 'lower',
      seeds: 20,
    },
    'faint-group-against-layer': {
      compare: ['group-norm', 'layer-norm'],
      measure: 'test.error',
      condition: 'faint',
      expect: 'lower',
      seeds: 20,
    },
    'two-images': {
      compare: ['batch-norm', 'group-norm'],
      measure: 'test.error',
      at: 'best-validation',
      set: { 'training.batchSize': 2, 'training.steps': 400, 'optimizer.learningRate': 0.01 },
      expect: 'lower',
      seeds: 20,
    },
  },
})
