import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'mixup-moments', alpha: 1, residuals: [1, -2, 0.5, 1.5] },
  arms: { mixup: {} },
  controls: ['analysis.alpha', 'analysis.residuals', 'seed'],
})
