import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: {
    kind: 'who-gets-decayed',
    scale1: 1,
    scale2: 0.1,
    gradients: 'quadratic',
    optimizer: 'sgd',
    momentum: 0.9,
    decay: 'l2',
    learningRate: 0.01,
    strength: 0.1,
    steps: 2000,
  },
  arms: { unpenalised: { analysis: { strength: 0 } }, l2: {}, decoupled: { analysis: { decay: 'decoupled' } } },
  controls: ['analysis.momentum', 'analysis.learningRate', 'analysis.scale2'],
})
