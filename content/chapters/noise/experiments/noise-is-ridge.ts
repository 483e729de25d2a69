import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'noise-is-ridge', noise: 'input', deviation: 0.5, copies: 200 },
  arms: { 'input-noise': {} },
  controls: ['analysis.noise', 'analysis.deviation', 'analysis.copies', 'seed'],
  claims: {
    'copies-become-ridge': {
      compare: [
        { arm: 'input-noise', measure: 'distance-to-expected' },
        { arm: 'input-noise', measure: 'distance-to-least-squares' },
      ],
      expect: 'lower',
      seeds: 20,
    },
    'more-copies': {
      compare: [
        { arm: 'input-noise', set: { 'analysis.copies': 1000 } },
        { arm: 'input-noise', set: { 'analysis.copies': 50 } },
      ],
      measure: 'distance-to-expected',
      expect: 'lower',
      seeds: 20,
    },
    'weight-noise-is-nothing': {
      compare: ['input-noise', 0],
      measure: 'distance-to-least-squares',
      set: { 'analysis.noise': 'weight' },
      expect: 'within',
      margin: 0.05,
      seeds: 20,
    },
  },
})
