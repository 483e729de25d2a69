import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'mean-of-masks', inputs: [1, 2, 1], weights: [1.5, -0.5, 2], bias: 0, probability: 0.5 },
  arms: { dropout: {} },
  controls: ['analysis.inputs', 'analysis.weights', 'analysis.bias', 'analysis.probability'],
})
