import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: {
    kind: 'who-gets-decayed',
    scale1: 10,
    scale2: 0.1,
    gradients: 'constant',
    optimizer: 'adam',
    decay: 'decoupled',
    learningRate: 0.01,
    strength: 0.1,
    steps: 1,
  },
  arms: { decoupled: {}, l2: { analysis: { decay: 'l2' } }, unpenalised: { analysis: { strength: 0 } } },
  controls: ['analysis.steps', 'analysis.scale1', 'analysis.strength'],
})
