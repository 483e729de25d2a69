import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'orbit-variance', first: [1, 3], second: [4, 8] },
  arms: { augmented: {} },
  controls: ['analysis.first', 'analysis.second'],
})
