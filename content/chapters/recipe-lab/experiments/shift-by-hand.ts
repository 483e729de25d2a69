import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'variance-shift', activation: 'relu', mean: 0, probability: 0.5 },
  arms: { relu: {}, centred: { analysis: { activation: 'identity' } } },
  controls: ['analysis.mean', 'analysis.probability', 'seed'],
})
