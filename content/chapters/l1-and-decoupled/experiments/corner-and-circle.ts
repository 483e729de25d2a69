import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'corner-and-circle', best1: 1.5, best2: 0.4, curvature1: 2, curvature2: 2, l1: 1, l2: 0 },
  arms: { l1: {}, l2: { analysis: { l1: 0, l2: 1 } } },
  controls: ['l1.analysis.l1', 'l2.analysis.l2', 'analysis.best1', 'analysis.best2'],
})
