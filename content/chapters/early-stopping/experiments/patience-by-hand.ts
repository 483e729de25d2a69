import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'patience', losses: [0.9, 0.7, 0.6, 0.62, 0.58, 0.59, 0.61, 0.6, 0.63], patience: 2, minDelta: 0 },
  arms: { 'early-stopping': {} },
  controls: ['analysis.losses', 'analysis.patience', 'analysis.minDelta'],
})
