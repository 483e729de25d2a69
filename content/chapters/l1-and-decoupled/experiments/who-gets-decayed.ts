import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: {
    kind: 'who-gets-decayed',
    scale1: 10,
    scale2: 0.1,
    gradients: 'noise',
    optimizer: 'adam',
    decay: 'l2',
    learningRate: 0.001,
    strength: 0.1,
    steps: 300,
  },
  arms: { unpenalised: { analysis: { strength: 0 } }, l2: {}, decoupled: { analysis: { decay: 'decoupled' } } },
  controls: ['analysis.scale1', 'analysis.scale2', 'l2.analysis.strength', 'decoupled.analysis.strength'],
  claims: {
    'large-gradient': { compare: ['l2', 'decoupled'], measure: 'weight-1', expect: 'higher', seeds: 20 },
    'small-gradient': { compare: ['l2', 'decoupled'], measure: 'weight-2', expect: 'lower', seeds: 20 },
  },
})
