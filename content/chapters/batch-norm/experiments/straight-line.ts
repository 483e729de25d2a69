import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'straight-line', activation: 'sigmoid', mean: 0, deviation: 1 },
  arms: { standardized: {}, spread: { analysis: { deviation: 3 } } },
  controls: ['analysis.activation', 'analysis.mean', 'spread.analysis.deviation'],
})
