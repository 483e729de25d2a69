import { defineExperiment } from '#core/spec.ts'

/** D10.1: what batch normalization does to four numbers and to their gradients. */
export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'batch-norm-by-hand', values: [0, 0, 4, 4], upstream: [1, 0, 0, 0] },
  arms: { 'batch-norm': {} },
  controls: ['analysis.values', 'analysis.upstream', 'analysis.scale', 'analysis.shift'],
})
