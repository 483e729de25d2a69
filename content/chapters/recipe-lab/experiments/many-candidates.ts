import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'winners-curse', candidates: 100, validation: 50, accuracy: 0.9, repeats: 1000 },
  arms: { winner: {} },
  controls: ['analysis.candidates', 'analysis.validation', 'analysis.accuracy', 'seed'],
})
