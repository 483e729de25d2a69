import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'mixed-pair', first: [1, 0], second: [0, 2], share: 0.7 },
  arms: { mixup: {} },
  controls: ['analysis.share', 'analysis.first', 'analysis.second'],
})
