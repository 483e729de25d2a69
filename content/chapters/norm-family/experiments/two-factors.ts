import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'statistic-axes', examples: 2, channels: 4, area: 2, groups: 2, cell: 1 },
  arms: {
    'as-given': {},
    'example-scaled': { analysis: { values: [10, 30, 50, 70, 0, 40, 80, 40, 3, 5, 9, 11, 2, 6, 4, 0] } },
    'channel-scaled': { analysis: { values: [10, 30, 5, 7, 0, 4, 8, 4, 30, 50, 9, 11, 2, 6, 4, 0] } },
  },
  controls: ['analysis.method', 'analysis.groups', 'analysis.cell'],
})
