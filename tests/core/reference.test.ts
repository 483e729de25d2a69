/** The reference runs on both executors, and that they leave no unit out. */
import { describe, expect, test } from 'vitest'
import { dataSets } from '#core/data/index.ts'
import { initializers } from '#core/initializers/index.ts'
import { layers } from '#core/layers/index.ts'
import { losses } from '#core/losses/index.ts'
import { optimizers } from '#core/optimizers/index.ts'
import { schedules } from '#core/schedules/index.ts'
import { techniques } from '#core/techniques/index.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import { runs } from '../reference.ts'
import { byDefinition, run, simd } from './environments.ts'

test('are twelve trainings and six analyses', () => {
  expect(runs.filter(({ spec }) => spec.kind === 'training')).toHaveLength(12)
  expect(runs.filter(({ spec }) => spec.kind === 'analysis')).toHaveLength(6)
})

describe('use every', () => {
  const written = JSON.stringify(runs)
  /** What a spec gets without saying so, and data that a reader has to bring. */
  const unwritten = ['softmax-cross-entropy', 'he', 'own-points', 'own-table', 'own-images']
  test.each([
    ...Object.entries({ dataSets, initializers, layers, losses, optimizers, schedules }).flatMap(([registry, units]) =>
      units.map(({ id }) => [registry, id] as const),
    ),
    ...techniques.map(({ id }) => ['techniques', id] as const),
  ])('of %s: %s', (registry, id) => {
    const name = registry === 'techniques' ? `"${id}":` : `"kind":"${id}"`
    expect(unwritten.includes(id) || written.includes(name)).toBe(true)
  })
})

test.each(runs)('$name: the definition gives the kernels’ digest', ({ spec, key }) => {
  const { outcome } = run(spec, key, simd)
  expect(outcome.kind === 'training' ? outcome.divergence : null).toBeNull()
  expect(outcomeDigest(run(spec, key, byDefinition).outcome, key.seed)).toBe(outcomeDigest(outcome, key.seed))
})
