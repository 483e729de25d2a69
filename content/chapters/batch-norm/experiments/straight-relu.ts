import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'straight-line', activation: 'relu', mean: 0, deviation: 1 },
  arms: { standardized: {} },
  controls: ['analysis.mean', 'analysis.deviation'],
})
