import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 300, validation: 200, test: 700 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 500, measureEvery: 10 },
  arms: {
    plain: {},
    'input-noise': { techniques: { 'input-noise': { deviation: 1 } } },
  },
  show: ['error'],
  conditions: { noisy: { noise: 1 }, hidden: { occlusion: 3 }, faint: { contrast: 0.5 } },
  controls: ['input-noise.techniques.input-noise.deviation', 'data.train', 'seed'],
  claims: {
    'clean-images': { compare: ['input-noise', 'plain'], measure: 'test.error', expect: 'undetected', seeds: 20 },
    'noisy-images': {
      compare: ['input-noise', 'plain'],
      measure: 'test.error',
      condition: 'noisy',
      expect: 'lower',
      seeds: 20,
    },
    'hidden-squares': {
      compare: ['input-noise', 'plain'],
      measure: 'test.error',
      condition: 'hidden',
      expect: 'lower',
      seeds: 20,
    },
    'faint-images': {
      compare: ['input-noise', 'plain'],
      measure: 'test.error',
      condition: 'faint',
      expect: 'lower',
      seeds: 20,
    },
  },
})
