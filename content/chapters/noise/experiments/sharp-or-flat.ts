import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'sharp-or-flat', sharp: 16, flat: 1, height: 0.1, deviation: 0.1 },
  arms: { 'weight-noise': {} },
  controls: ['analysis.deviation', 'analysis.sharp', 'analysis.height'],
})
