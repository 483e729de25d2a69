/** An experiment of two arms, and a claim about them. */
import type { Claim, TrainingSpec } from '#core/spec.ts'

export const L2 = 'penalised.techniques.l2.strength'
export const base: TrainingSpec = {
  kind: 'training',
  data: { kind: 'two-moons', labelNoise: 0.2 },
  model: [{ kind: 'dense', units: 2 }],
  optimizer: { kind: 'sgd' },
  training: { batchSize: 'all', steps: 5, measureEvery: 1 },
  arms: { plain: {}, penalised: { techniques: { l2: { strength: 0.01 } } } },
  show: [],
  controls: [],
}
export const claim: Claim = { compare: ['penalised', 'plain'], measure: 'test.error', expect: 'lower', seeds: 5 }
export const withClaims = (...claims: readonly Claim[]): TrainingSpec => ({
  ...base,
  claims: Object.fromEntries(claims.map((given, k) => [`claim-${k}`, given])),
})
