import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'training',
  data: { kind: 'sine', train: 20, validation: 20, noise: 0.15 },
  model: [
    { kind: 'dense', units: 64 },
    { kind: 'tanh' },
    { kind: 'dense', units: 64 },
    { kind: 'tanh' },
    { kind: 'dense', units: 1 },
  ],
  initializer: { kind: 'lecun' },
  optimizer: { kind: 'adam', learningRate: 0.01 },
  training: { batchSize: 'all', steps: 1000, measureEvery: 50 },
  arms: { plain: {}, penalised: { techniques: { l2: { strength: 0.001 } } } },
  show: [],
  record: ['function'],
  controls: ['penalised.techniques.l2.strength', 'data.frequency', 'data.noise', 'seed'],
  claims: {
    'l2-smooths': { compare: ['penalised', 'plain'], measure: 'curvature', expect: 'lower', seeds: 20 },
    'smoother-is-better': { compare: ['penalised', 'plain'], measure: 'test.error', expect: 'lower', seeds: 20 },
    'smoothest-is-not-best': {
      compare: [{ arm: 'penalised', set: { 'penalised.techniques.l2.strength': 0.03 } }, 'penalised'],
      measure: 'test.error',
      expect: 'higher',
      seeds: 20,
    },
    'fast-target': {
      compare: [{ arm: 'penalised', set: { 'penalised.techniques.l2.strength': 0.003 } }, 'plain'],
      measure: 'test.error',
      set: { 'data.frequency': 4 },
      expect: 'higher',
      seeds: 20,
    },
  },
})
