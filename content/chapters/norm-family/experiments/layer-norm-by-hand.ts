import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'layer-norm-by-hand', values: [1, 3, 5, 7], upstream: [1, 0, 0, 0], scales: [1, 1, 1, 1] },
  arms: { 'layer-norm': {}, 'rms-norm': { analysis: { method: 'rms-norm' } } },
  controls: ['analysis.values', 'analysis.upstream', 'analysis.scales'],
})
