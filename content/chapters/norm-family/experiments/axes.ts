import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'statistic-axes', examples: 2, channels: 4, area: 2, groups: 2, cell: 1 },
  arms: {
    'batch-norm': { analysis: { method: 'batch-norm' } },
    'layer-norm': { analysis: { method: 'layer-norm' } },
    'instance-norm': { analysis: { method: 'instance-norm' } },
    'group-norm': { analysis: { method: 'group-norm' } },
  },
  controls: ['analysis.cell', 'group-norm.analysis.groups'],
  claims: {
    'one-group': {
      compare: [
        { arm: 'group-norm', set: { 'analysis.channels': 8, 'group-norm.analysis.groups': 1 } },
        { arm: 'layer-norm', set: { 'analysis.channels': 8 } },
      ],
      measure: 'normalized',
      expect: 'identical',
      seeds: 20,
    },
    'a-group-each': {
      compare: [
        { arm: 'group-norm', set: { 'analysis.channels': 8, 'group-norm.analysis.groups': 8 } },
        { arm: 'instance-norm', set: { 'analysis.channels': 8 } },
      ],
      measure: 'normalized',
      expect: 'identical',
      seeds: 20,
    },
  },
})
