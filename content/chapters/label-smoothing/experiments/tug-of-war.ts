import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'logit-tug-of-war', logits: [2, 1, 0], correct: 1, smoothing: 0.3, learningRate: 1, steps: 200 },
  arms: { plain: { analysis: { smoothing: 0 } }, 'label-smoothing': {} },
  controls: ['label-smoothing.analysis.smoothing', 'analysis.logits', 'analysis.steps'],
})
