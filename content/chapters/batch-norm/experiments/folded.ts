import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'folded-batch-norm', weight: 2, bias: 1, mean: 3, variance: 4, scale: 6, shift: 5, epsilon: 0 },
  arms: { 'batch-norm': {} },
  controls: ['analysis.mean', 'analysis.variance', 'analysis.scale', 'analysis.shift'],
})
