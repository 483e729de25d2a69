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
    values: [10, 30, 50, 70, 0, 40, 80, 40, 3, 5, 9, 11, 2, 6, 4, 0],
  },
  arms: {
    'batch-norm': { analysis: { method: 'batch-norm' } },
    'layer-norm': { analysis: { method: 'layer-norm' } },
    'instance-norm': { analysis: { method: 'instance-norm' } },
    'group-norm': { analysis: { method: 'group-norm' } },
  },
  controls: ['analysis.cell', 'group-norm.analysis.groups'],
})
