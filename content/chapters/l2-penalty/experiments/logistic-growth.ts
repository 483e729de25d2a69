import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'logistic-growth', steps: 1000, learningRate: 1 },
  arms: { separable: {} },
  controls: ['analysis.steps', 'analysis.learningRate'],
})
