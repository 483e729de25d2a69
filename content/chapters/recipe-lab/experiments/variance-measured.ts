import { defineExperiment } from '#core/spec.ts'

const dense = { kind: 'dense', units: 64 } as const
const norm = { kind: 'batch-norm', affine: false } as const
const relu = { kind: 'relu' } as const
const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 200, validation: 200, test: 700, labelNoise: 0.1 },
  model: [{ repeat: 2, layers: [dense, norm, relu] }, output],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  techniques: { dropout: { probability: 0.5 } },
  training: { batchSize: 25, steps: 300, measureEvery: 20 },
  arms: {
    usual: {},
    'norm-last': { model: [{ repeat: 2, layers: [dense, relu, norm] }, output] },
  },
  show: ['error'],
  record: [{ kind: 'moments', layer: 'batch-norm-2', mode: 'inference', examples: 200 }],
  conditions: { recomputed: { statistics: 'batch', batchSize: 100 } },
  controls: ['techniques.dropout.probability', 'data.labelNoise', 'seed'],
  claims: {
    'stored-statistics': {
      compare: ['norm-last', 'usual'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'narrower-after-dropout': {
      compare: ['norm-last', 1],
      measure: 'activation-deviation.batch-norm-2',
      expect: 'lower',
      seeds: 20,
    },
    'narrower-in-the-usual-order': {
      compare: ['usual', 1],
      measure: 'activation-deviation.batch-norm-2',
      expect: 'lower',
      seeds: 20,
    },
    'narrower-than-usual': {
      compare: ['norm-last', 'usual'],
      measure: 'activation-deviation.batch-norm-2',
      expect: 'lower',
      seeds: 20,
    },
    'clean-statistics': {
      compare: [{ arm: 'norm-last', condition: 'recomputed' }, 'norm-last'],
      measure: 'test.error',
      expect: 'undetected',
      seeds: 20,
    },
    'clean-statistics-beyond': {
      compare: [
        [{ arm: 'norm-last', condition: 'recomputed' }, 'norm-last'],
        [{ arm: 'usual', condition: 'recomputed' }, 'usual'],
      ],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'clean-statistics-usual': {
      compare: [{ arm: 'usual', condition: 'recomputed' }, 'usual'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
  },
})
