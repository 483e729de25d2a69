import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'every-mask', inputs: [2, 1], weights: [1, 3], target: 4, probability: 0.5 },
  arms: { dropout: {} },
  controls: ['analysis.inputs', 'analysis.weights', 'analysis.target', 'analysis.probability'],
})
