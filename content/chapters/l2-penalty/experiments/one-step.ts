import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: {
    kind: 'penalised-step',
    weight1: 3,
    weight2: -1,
    gradient1: 0.5,
    gradient2: 2,
    learningRate: 0.1,
    strength: 0.2,
  },
  arms: { penalised: {} },
  controls: ['analysis.learningRate', 'analysis.strength'],
})
