import { defineExperiment } from '#core/spec.ts'

const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 500, validation: 200, test: 700 },
  model: [{ repeat: 3, layers: [{ kind: 'dense', units: 64 }, { kind: 'batch-norm' }, { kind: 'relu' }] }, output],
  optimizer: { kind: 'sgd', learningRate: 0.1, momentum: 0.9 },
  training: { batchSize: 50, steps: 200, measureEvery: 5 },
  arms: {
    'with-bias': {},
    'without-bias': {
      model: [
        { repeat: 3, layers: [{ kind: 'dense', units: 64, bias: false }, { kind: 'batch-norm' }, { kind: 'relu' }] },
        output,
      ],
    },
    'fixed-scale': {
      model: [
        {
          repeat: 3,
          layers: [{ kind: 'dense', units: 64, bias: false }, { kind: 'batch-norm', affine: false }, { kind: 'relu' }],
        },
        output,
      ],
    },
  },
  show: ['loss', 'error'],
  controls: ['optimizer.learningRate', 'data.train', 'seed'],
  claims: {
    'bias-is-useless': {
      compare: ['with-bias', 'without-bias'],
      measure: 'test.error',
      expect: 'within',
      margin: 0.01,
      seeds: 20,
    },
    'fixed-scale-test': {
      compare: ['fixed-scale', 'without-bias'],
      measure: 'test.error',
      expect: 'within',
      margin: 0.01,
      seeds: 20,
    },
    'fixed-scale-train': {
      compare: ['fixed-scale', 'without-bias'],
      measure: 'train.loss',
      expect: 'higher',
      seeds: 20,
    },
  },
})
