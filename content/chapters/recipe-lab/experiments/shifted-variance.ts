import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'variance-shift', activation: 'identity', mean: 0, probability: 0.5 },
  arms: { dropout: {} },
  controls: ['analysis.activation', 'analysis.mean', 'analysis.probability', 'seed'],
})
