/** Every arm of every experiment, a few steps long: one digest by whatever way it is computed. The reference runs are ordinary. */
import { describe, expect, test } from 'vitest'
import type { Spec } from '#core/spec.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import { readExperiments } from '../../src/cli/experiments.ts'
import { byDefinition, run, simd } from './environments.ts'

const arms = (await readExperiments()).flatMap(({ id, spec }) =>
  Object.keys(spec.arms).map((arm) => ({ id, arm, spec: short(spec) })),
)

/** Few enough steps for the definition; the last one is not a multiple of `measureEvery`. */
function short(spec: Spec): Spec {
  if (spec.kind === 'analysis') return spec
  return { ...spec, training: { ...spec.training, steps: 5, measureEvery: 2 }, changes: [] }
}

describe.each(arms)('$id, arm $arm, a few steps', ({ arm, spec }) => {
  const digest = (seed: number, environment = simd, purpose?: 'frames') =>
    outcomeDigest(run(spec, { arm, seed }, environment, purpose).outcome, seed)

  test('has one digest: again, by the definition, and with its probes', () => {
    const expected = digest(1)
    expect(digest(1)).toBe(expected)
    expect(digest(1, byDefinition)).toBe(expected)
    expect(digest(1, simd, 'frames')).toBe(expected)
  })

  test('has another digest for another seed', () => {
    expect(digest(2)).not.toBe(digest(1))
  })
})
