import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'mixing-table', method: 'cutmix', share: 0.75, row: 1, column: 1 },
  arms: { mixed: {} },
  controls: ['analysis.method', 'analysis.share', 'analysis.row', 'analysis.column'],
})
