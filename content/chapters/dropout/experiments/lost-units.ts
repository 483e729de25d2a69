import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 300, validation: 200, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 500, measureEvery: 10 },
  arms: {
    plain: { techniques: { dropout: { probability: 0 } } },
    dropout: { techniques: { dropout: { probability: 0.5 } } },
  },
  changes: [{ step: 500, set: { 'plain.techniques.dropout.probability': 0.5 } }],
  show: ['error'],
  conditions: { 'one-mask': { masks: 1 }, noisy: { noise: 1 }, hidden: { occlusion: 3 } },
  controls: ['data.train', 'data.labelNoise', 'seed'],
  claims: {
    'nothing-lost': { compare: ['dropout', 'plain'], measure: 'test.error', expect: 'undetected', seeds: 20 },
    'half-lost': {
      compare: ['dropout', 'plain'],
      measure: 'test.error',
      condition: 'one-mask',
      expect: 'lower',
      seeds: 20,
    },
    'noisy-images': {
      compare: ['dropout', 'plain'],
      measure: 'test.error',
      condition: 'noisy',
      expect: 'lower',
      seeds: 20,
    },
    'hidden-squares': {
      compare: ['dropout', 'plain'],
      measure: 'test.error',
      condition: 'hidden',
      expect: 'lower',
      seeds: 20,
    },
  },
})
