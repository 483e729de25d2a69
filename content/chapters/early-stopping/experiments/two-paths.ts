import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'two-paths', curvature1: 4, curvature2: 0.25, learningRate: 0.1, steps: 10 },
  arms: { plain: {} },
  controls: ['analysis.steps', 'analysis.curvature1', 'analysis.curvature2', 'analysis.learningRate'],
})
