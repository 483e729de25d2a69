import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: {
    kind: 'effective-learning-rate',
    norm: 5,
    gradientNorm: 1,
    learningRate: 0.1,
    strength: 0.0005,
    steps: 40000,
  },
  arms: { 'with-decay': {}, 'without-decay': { analysis: { strength: 0 } } },
  controls: ['analysis.norm', 'analysis.learningRate', 'with-decay.analysis.strength'],
})
