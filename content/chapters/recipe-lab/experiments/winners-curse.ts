import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'winners-curse', candidates: 10, validation: 200, accuracy: 0.9, repeats: 1000 },
  arms: { winner: {} },
  controls: ['analysis.candidates', 'analysis.validation', 'analysis.accuracy', 'seed'],
})
