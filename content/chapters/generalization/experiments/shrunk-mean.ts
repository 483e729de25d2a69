import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'shrunk-mean', mean: 2, noise: 2, train: 4, kept: 0.8 },
  arms: { plain: {} },
  controls: ['analysis.kept', 'analysis.mean', 'analysis.noise', 'analysis.train'],
})
