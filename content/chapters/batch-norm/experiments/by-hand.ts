import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: {
    kind: 'batch-norm-by-hand',
    values: [0, 0, 4, 4],
    upstream: [1, 0, 0, 0],
    scale: 1,
    shift: 0,
    epsilon: 0,
  },
  arms: { 'batch-norm': {} },
  controls: ['analysis.values', 'analysis.upstream', 'analysis.scale', 'analysis.shift'],
})
