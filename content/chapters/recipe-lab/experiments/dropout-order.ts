import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'dropout-order', activation: 'sigmoid', input: 2, probability: 0.5 },
  arms: { dropout: {} },
  controls: ['analysis.activation', 'analysis.input', 'analysis.probability'],
})
