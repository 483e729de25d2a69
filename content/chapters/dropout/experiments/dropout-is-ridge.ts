import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'noise-is-ridge', noise: 'dropout', probability: 0.5, copies: 200 },
  arms: { dropout: {} },
  controls: ['analysis.probability', 'analysis.copies', 'seed'],
  claims: {
    'masks-become-ridge': {
      compare: [
        { arm: 'dropout', measure: 'distance-to-expected' },
        { arm: 'dropout', measure: 'distance-to-least-squares' },
      ],
      expect: 'lower',
      seeds: 20,
    },
    'more-masks': {
      compare: [
        { arm: 'dropout', set: { 'analysis.copies': 1000 } },
        { arm: 'dropout', set: { 'analysis.copies': 50 } },
      ],
      measure: 'distance-to-expected',
      expect: 'lower',
      seeds: 20,
    },
  },
})
