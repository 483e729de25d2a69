import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'early-stopping-and-ridge', steps: 50, learningRate: 0.1, noise: 2, signal: 2 },
  arms: { plain: {} },
  controls: ['analysis.steps', 'analysis.learningRate', 'analysis.noise', 'analysis.signal'],
})
