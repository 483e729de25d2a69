import { defineExperiment } from '#core/spec.ts'

const output = { kind: 'dense', units: 10 } as const

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 500, validation: 200, test: 700 },
  model: [{ repeat: 6, layers: [{ kind: 'dense', units: 32 }, { kind: 'relu' }] }, output],
  optimizer: { kind: 'sgd', learningRate: 0.03, momentum: 0 },
  training: { batchSize: 50, steps: 150, measureEvery: 15 },
  arms: {
    plain: {},
    'batch-norm': {
      model: [{ repeat: 6, layers: [{ kind: 'dense', units: 32 }, { kind: 'batch-norm' }, { kind: 'relu' }] }, output],
    },
    'l1-norm': {
      model: [
        { repeat: 6, layers: [{ kind: 'dense', units: 32 }, { kind: 'lp-norm', p: '1' }, { kind: 'relu' }] },
        output,
      ],
    },
    l2: { techniques: { l2: { strength: 0.003 } } },
  },
  show: ['loss'],
  record: ['along-gradient'],
  controls: ['optimizer.learningRate', 'l1-norm.model.0.layers.1.p', 'l2.techniques.l2.strength', 'seed'],
  claims: {
    smoother: { compare: ['batch-norm', 'plain'], measure: 'smoothness', expect: 'lower', seeds: 20 },
    'narrower-loss-range': {
      compare: ['batch-norm', 'plain'],
      measure: 'loss-range',
      expect: 'lower',
      seeds: 20,
    },
    'smaller-gradient-change': {
      compare: ['batch-norm', 'plain'],
      measure: 'gradient-change',
      expect: 'lower',
      seeds: 20,
    },
    'smoother-is-not-faster': { compare: ['batch-norm', 'plain'], measure: 'train.loss', expect: 'higher', seeds: 20 },
    'l1-norm-smooths': { compare: ['l1-norm', 'plain'], measure: 'smoothness', expect: 'lower', seeds: 20 },
    'max-norm-smooths': {
      compare: [{ arm: 'l1-norm', set: { 'l1-norm.model.0.layers.1.p': 'infinity' } }, 'plain'],
      measure: 'smoothness',
      expect: 'undetected',
      seeds: 20,
    },
    'l1-norm-trains': {
      compare: ['l1-norm', 'batch-norm'],
      measure: 'test.error',
      set: { 'optimizer.learningRate': 0.1 },
      expect: 'within',
      margin: 0.01,
      seeds: 40,
    },
    'max-norm-trains': {
      compare: [{ arm: 'l1-norm', set: { 'l1-norm.model.0.layers.1.p': 'infinity' } }, 'batch-norm'],
      measure: 'test.error',
      set: { 'optimizer.learningRate': 0.1 },
      expect: 'within',
      margin: 0.01,
      seeds: 40,
    },
    'l1-norm-loss-range': {
      compare: ['l1-norm', 'plain'],
      measure: 'loss-range',
      expect: 'lower',
      seeds: 20,
    },
    'l1-norm-gradient-change': {
      compare: ['l1-norm', 'plain'],
      measure: 'gradient-change',
      expect: 'lower',
      seeds: 20,
    },
    'max-norm-loss-range': {
      compare: [{ arm: 'l1-norm', set: { 'l1-norm.model.0.layers.1.p': 'infinity' } }, 'plain'],
      measure: 'loss-range',
      expect: 'lower',
      seeds: 20,
    },
    'max-norm-gradient-change': {
      compare: [{ arm: 'l1-norm', set: { 'l1-norm.model.0.layers.1.p': 'infinity' } }, 'plain'],
      measure: 'gradient-change',
      expect: 'lower',
      seeds: 20,
    },
    'penalty-loss-range': {
      compare: ['l2', 'plain'],
      measure: 'loss-range',
      expect: 'undetected',
      seeds: 20,
    },
    'penalty-gradient-change': {
      compare: ['l2', 'plain'],
      measure: 'gradient-change',
      expect: 'undetected',
      seeds: 20,
    },
    'penalty-against-plain': { compare: ['l2', 'plain'], measure: 'smoothness', expect: 'undetected', seeds: 20 },
  },
})
