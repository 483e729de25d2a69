import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'mask-counts', units: 100, probability: 0.5, masks: 500 },
  arms: { dropout: {} },
  controls: ['analysis.probability', 'analysis.units', 'analysis.on', 'seed'],
})
