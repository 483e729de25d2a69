import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'bias-variance', degree: 3, strength: 0, noise: 0.3 },
  arms: { plain: {} },
  controls: ['analysis.degree', 'analysis.strength', 'analysis.noise', 'seed'],
})
