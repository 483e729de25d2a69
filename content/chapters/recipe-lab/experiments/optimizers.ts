import { defineExperiment } from '#core/spec.ts'

const NOISE = 'techniques.input-noise.deviation'
const L2 = 'techniques.l2.strength'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  techniques: { l2: { strength: 0 }, 'input-noise': { deviation: 0 } },
  training: { batchSize: 25, steps: 400, measureEvery: 20 },
  arms: { adam: {}, sgd: { optimizer: { kind: 'sgd', learningRate: 0.05, momentum: 0.9 } } },
  show: ['error'],
  controls: [NOISE, L2, 'data.labelNoise', 'seed'],
  claims: {
    'adam-noise-against-l2': {
      compare: [
        { arm: 'adam', set: { [`adam.${NOISE}`]: 1 } },
        { arm: 'adam', set: { [`adam.${L2}`]: 0.1 } },
      ],
      measure: 'test.error',
      expect: 'lower',
      seeds: 20,
    },
    'sgd-noise-against-l2': {
      compare: [
        { arm: 'sgd', set: { [`sgd.${NOISE}`]: 1 } },
        { arm: 'sgd', set: { [`sgd.${L2}`]: 0.1 } },
      ],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'ranking-turns': {
      compare: [
        [
          { arm: 'sgd', set: { [`sgd.${NOISE}`]: 1 } },
          { arm: 'sgd', set: { [`sgd.${L2}`]: 0.1 } },
        ],
        [
          { arm: 'adam', set: { [`adam.${NOISE}`]: 1 } },
          { arm: 'adam', set: { [`adam.${L2}`]: 0.1 } },
        ],
      ],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'ranking-turns-restored': {
      compare: [
        [
          { arm: 'sgd', set: { [`sgd.${NOISE}`]: 1 } },
          { arm: 'sgd', set: { [`sgd.${L2}`]: 0.1 } },
        ],
        [
          { arm: 'adam', set: { [`adam.${NOISE}`]: 1 } },
          { arm: 'adam', set: { [`adam.${L2}`]: 0.1 } },
        ],
      ],
      measure: 'test.error',
      at: 'best-validation',
      expect: 'higher',
      seeds: 20,
    },
  },
})
