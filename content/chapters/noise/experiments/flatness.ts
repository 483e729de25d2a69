import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'digits', train: 100, validation: 200, test: 700, labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 64 }, { kind: 'relu' }, { kind: 'dense', units: 10 }],
  optimizer: { kind: 'adam', learningRate: 0.003 },
  training: { batchSize: 25, steps: 400, measureEvery: 100 },
  arms: {
    plain: {},
    'weight-noise': { techniques: { 'weight-noise': { deviation: 0.2 } } },
    'input-noise': { techniques: { 'input-noise': { deviation: 1 } } },
    sam: { techniques: { 'sharpness-aware': { radius: 0.1 } } },
  },
  show: ['error', { kind: 'landscape', directions: 'one' }],
  record: ['hessian-trace', 'top-eigenvalue'],
  controls: [
    'weight-noise.techniques.weight-noise.deviation',
    'input-noise.techniques.input-noise.deviation',
    'sam.techniques.sharpness-aware.radius',
    'seed',
  ],
  claims: {
    'weight-noise-flattens': {
      compare: ['weight-noise', 'plain'],
      measure: 'hessian-trace',
      expect: 'lower',
      seeds: 20,
    },
    'sam-flattens': { compare: ['sam', 'plain'], measure: 'hessian-trace', expect: 'lower', seeds: 20 },
    'sam-test-error': { compare: ['sam', 'plain'], measure: 'test.error', expect: 'undetected', seeds: 20 },
    'input-noise-is-sharper': {
      compare: ['input-noise', 'plain'],
      measure: 'top-eigenvalue',
      expect: 'higher',
      seeds: 20,
    },
  },
})
