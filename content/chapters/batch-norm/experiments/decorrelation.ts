import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'decorrelation', correlation: 0.9 },
  arms: { 'batch-norm': {} },
  controls: ['analysis.correlation', 'seed'],
  claims: {
    'correlation-stays': {
      compare: [
        { arm: 'batch-norm', measure: 'normalized-correlation' },
        { arm: 'batch-norm', measure: 'input-correlation' },
      ],
      expect: 'within',
      margin: 0.001,
      seeds: 20,
    },
    'whitening-removes': {
      compare: [
        { arm: 'batch-norm', measure: 'whitened-correlation' },
        { arm: 'batch-norm', measure: 'input-correlation' },
      ],
      expect: 'lower',
      seeds: 20,
    },
  },
})
