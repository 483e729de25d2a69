import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'corner-and-circle', best1: 1.5, best2: 0.4, curvature1: 2, curvature2: 2, l1: 1, l2: 1 },
  arms: { elastic: {} },
  controls: ['analysis.l1', 'analysis.l2', 'analysis.best1', 'analysis.best2'],
})
