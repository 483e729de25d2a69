import { defineExperiment } from '#core/spec.ts'

/** D1.2: where is “too big”? */
export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'double-descent', features: 40, strength: 0.5 },
  arms: { ridge: {} },
  controls: ['analysis.features', 'analysis.strength', 'seed'],
})
