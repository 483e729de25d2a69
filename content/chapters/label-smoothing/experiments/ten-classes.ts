import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'logit-tug-of-war', logits: [0, 0, 0, 0, 0, 0, 0, 0, 0, 0], correct: 1, smoothing: 0.1 },
  arms: { uniform: {}, others: { analysis: { convention: 'others' } } },
  controls: ['analysis.smoothing', 'analysis.logits'],
})
