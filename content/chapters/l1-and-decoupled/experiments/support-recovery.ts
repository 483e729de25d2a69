import { defineExperiment } from '#core/spec.ts'

export default defineExperiment({
  kind: 'analysis',
  analysis: {
    kind: 'support-recovery',
    strength: 0.1,
    method: 'proximal',
    train: 30,
    features: 20,
    relevant: 4,
    noise: 1,
  },
  arms: {
    proximal: {},
    subgradient: { analysis: { method: 'subgradient' } },
    ridge: { analysis: { method: 'ridge', strength: 0.2 } },
  },
  controls: ['analysis.relevant', 'analysis.noise', 'proximal.analysis.strength', 'seed'],
  claims: {
    'sparse-truth': { compare: ['proximal', 'ridge'], measure: 'excess-error', expect: 'lower', seeds: 20 },
    'dense-truth': {
      compare: [
        { arm: 'proximal', set: { 'proximal.analysis.strength': 0.01 } },
        { arm: 'ridge', set: { 'ridge.analysis.strength': 0.05 } },
      ],
      measure: 'excess-error',
      set: { 'analysis.relevant': 20 },
      expect: 'undetected',
      seeds: 20,
    },
    'zeros-proximal': { compare: ['proximal', 'ridge'], measure: 'nonzeros', expect: 'lower', seeds: 20 },
    'zeros-subgradient': { compare: ['subgradient', 'ridge'], measure: 'nonzeros', expect: 'identical', seeds: 20 },
  },
})
