import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'dropout-order', activation: 'sigmoid', input: 2, probability: 0.5 },
  arms: { sigmoid: {}, relu: { analysis: { activation: 'relu' } }, tanh: { analysis: { activation: 'tanh' } } },
  controls: ['analysis.input', 'analysis.probability'],
})
