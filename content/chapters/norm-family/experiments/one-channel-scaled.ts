import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: {
    kind: 'statistic-axes',
    examples: 2,
    channels: 4,
    area: 2,
    groups: 2,
    cell: 1,
    values: [10, 30, 5, 7, 0, 4, 8, 4, 30, 50, 9, 11, 2, 6, 4, 0],
  },
  arms: {
    'batch-norm': { analysis: { method: 'batch-norm' } },
    'layer-norm': { analysis: { method: 'layer-norm' } },
    'instance-norm': { analysis: { method: 'instance-norm' } },
    'group-norm': { analysis: { method: 'group-norm' } },
  },
  controls: ['analysis.cell', 'group-norm.analysis.groups'],
})
