import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 128 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 20 },
  arms: {
    plain: {},
    dropout: { techniques: { dropout: { probability: 0.5 } } },
    committee: { members: 5 },
  },
  show: ['error'],
  conditions: {
    'one-mask': { masks: 1 },
    'three-masks': { masks: 3 },
    'ten-masks': { masks: 10 },
    'many-masks': { masks: 30 },
  },
  controls: ['dropout.techniques.dropout.probability', 'data.labelNoise', 'seed'],
  claims: {
    'one-mask': {
      compare: [{ arm: 'dropout', condition: 'one-mask' }, 'dropout'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'three-masks': {
      compare: [{ arm: 'dropout', condition: 'three-masks' }, 'dropout'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'ten-masks': {
      compare: [{ arm: 'dropout', condition: 'ten-masks' }, 'dropout'],
      measure: 'test.error',
      expect: 'within',
      margin: 0.01,
      seeds: 20,
    },
    'many-masks': {
      compare: [{ arm: 'dropout', condition: 'many-masks' }, 'dropout'],
      measure: 'test.error',
      expect: 'within',
      margin: 0.01,
      seeds: 20,
    },
    'many-masks-loss': {
      compare: [{ arm: 'dropout', condition: 'many-masks' }, 'dropout'],
      measure: 'test.loss',
      expect: 'lower',
      seeds: 20,
    },
    'against-committee': { compare: ['dropout', 'committee'], measure: 'test.error', expect: 'lower', seeds: 20 },
    'committee-fair-control': {
      compare: ['committee', 'dropout'],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
  },
})
