import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: { kind: 'double-descent', features: 40, strength: 0.5 },
  arms: { ridge: {} },
  controls: ['analysis.features', 'analysis.strength', 'seed'],
  claims: {
    'past-the-peak': {
      compare: [
        { arm: 'ridge', set: { 'analysis.features': 200 } },
        { arm: 'ridge', set: { 'analysis.features': 40 } },
      ],
      measure: 'log-excess-error',
      set: { 'analysis.strength': 0 },
      expect: 'lower',
      seeds: 20,
    },
    'ridge-at-the-peak': {
      compare: ['ridge', { arm: 'ridge', set: { 'analysis.strength': 0 } }],
      measure: 'log-excess-error',
      expect: 'lower',
      seeds: 20,
    },
  },
})
