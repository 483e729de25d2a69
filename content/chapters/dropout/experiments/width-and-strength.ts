import { defineExperiment } from '#core/spec.ts'

const PROBABILITY = 'techniques.dropout.probability'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 800, validation: 200, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  techniques: { dropout: { probability: 0.5 } },
  training: { batchSize: 50, steps: 600, measureEvery: 12 },
  arms: {
    wide: {},
    'half-wide': { model: [{ kind: 'dense', units: 32 }, { kind: 'relu' }, { kind: 'dense', units: 10 }] },
    'quarter-wide': { model: [{ kind: 'dense', units: 16 }, { kind: 'relu' }, { kind: 'dense', units: 10 }] },
    narrow: { model: [{ kind: 'dense', units: 8 }, { kind: 'relu' }, { kind: 'dense', units: 10 }] },
  },
  show: ['error'],
  vary: { [PROBABILITY]: [0, 0.1, 0.2, 0.35, 0.5, 0.65] },
  controls: [PROBABILITY, 'data.train', 'data.labelNoise', 'seed'],
  claims: {
    'narrow-a-little': {
      compare: [
        { arm: 'narrow', set: { [PROBABILITY]: 0.1 } },
        { arm: 'narrow', set: { [PROBABILITY]: 0 } },
      ],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'half-as-wide': {
      compare: ['half-wide', { arm: 'half-wide', set: { [PROBABILITY]: 0 } }],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'wide-a-little': {
      compare: [
        { arm: 'wide', set: { [PROBABILITY]: 0.2 } },
        { arm: 'wide', set: { [PROBABILITY]: 0 } },
      ],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'wide-a-little-fair-control': {
      compare: [
        { arm: 'wide', set: { [PROBABILITY]: 0.2 } },
        { arm: 'wide', set: { [PROBABILITY]: 0 } },
      ],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'lower',
      seeds: 20,
    },
  },
})
