/** The reference runs on both executors, and that they leave no unit out. */
import { describe, expect, test } from 'vitest'
import { baselines } from '#core/baselines/index.ts'
import { dataSets } from '#core/data/index.ts'
import { initializers } from '#core/initializers/index.ts'
import { layers } from '#core/layers/index.ts'
import { losses } from '#core/losses/index.ts'
import { optimizers } from '#core/optimizers/index.ts'
import { probes } from '#core/probes/index.ts'
import { schedules } from '#core/schedules/index.ts'
import { techniques } from '#core/techniques/index.ts'
import { baselineRuns, runs } from '../reference.ts'
import { byDefinition, simd } from './environments.ts'
import { referenceDigest } from './reference-digest.ts'

test('are twelve trainings, six analyses and a run of each baseline', () => {
  expect(runs.filter(({ spec }) => spec.kind === 'training')).toHaveLength(12)
  expect(runs.filter(({ spec }) => spec.kind === 'analysis')).toHaveLength(6)
  expect(baselineRuns).toHaveLength(baselines.length)
})

describe('use every', () => {
  const written = JSON.stringify([...runs, ...baselineRuns])
  const shown = runs.flatMap(({ spec }) => (spec.kind === 'training' ? spec.show : []))
  /** What a spec gets without saying so. */
  const unwritten = ['softmax-cross-entropy', 'he']
  test.each(
    Object.entries({ baselines, dataSets, initializers, layers, losses, optimizers, schedules }).flatMap(
      ([registry, units]) => units.map(({ id }) => [registry, id] as const),
    ),
  )('of %s: %s', (_, id) => {
    expect(unwritten.includes(id) || written.includes(`"kind":"${id}"`)).toBe(true)
  })
  test.each(techniques.map(({ id }) => id))('of techniques: %s', (id) => {
    expect(written).toContain(`"${id}":`)
  })
  test.each(probes.map(({ id }) => id))('of probes: %s', (id) => {
    expect(shown).toContain(id)
  })
})

test.each([...runs, ...baselineRuns])('$name: the definition gives the kernels’ digests', (run) => {
  expect(referenceDigest(run, byDefinition)).toBe(referenceDigest(run, simd))
})
