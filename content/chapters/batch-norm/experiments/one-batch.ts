import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'running-statistics', values: [0, 0, 4, 4], momentum: 0.1, batches: 1, input: 4 },
  arms: { 'batch-norm': {} },
  controls: ['analysis.momentum', 'analysis.batches'],
})
