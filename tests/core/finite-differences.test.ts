/** The gradients of planned networks and of penalties, in float64, against central differences. */
import { describe, expect, test } from 'vitest'
import { planTraining } from '#core/plan.ts'
import type { Segment } from '#core/program.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { techniques } from '#core/techniques/index.ts'
import type { TechniqueUnit } from '#core/techniques/technique.ts'
import type { Running } from '#core/train/running.ts'
import { AWAY, copy, expectGradient, fill, random, run } from './differences.ts'
import { small } from './environments.ts'

const CASES = 40

/** A resolved setup of a random number of layers and units. */
function randomSetup(patch: Partial<TrainingSpec> = {}): ResolvedTraining {
  const hidden = Array.from({ length: random.integer(0, 3) }, () => [
    { kind: 'dense', units: random.integer(2, 6) } as const,
    { kind: 'relu' } as const,
  ])
  const spec = { ...small, model: [...hidden.flat(), { kind: 'dense', units: 2 } as const], ...patch }
  return resolveArm(spec, 'plain') as ResolvedTraining
}

describe('a planned network', () => {
  test('the mean data loss of a batch, in every parameter', () => {
    let networks = 0
    for (let tries = 0; networks < CASES; tries++) {
      expect(tries).toBeLessThan(20 * CASES)
      const { network, program } = planTraining(randomSetup())
      const arena = new Float64Array(program.arenaLength)
      const count = random.integer(1, 6)
      for (const slice of [network.parameters, network.input.value]) fill(arena, slice)
      for (let b = 0; b < count; b++) arena[network.targets.offset + random.integer(0, 1) * network.capacity + b] = 1
      const segment = (name: Segment) => run(program.segments[name] ?? [], arena, count)
      segment('forward')
      const nearKink = network.layers.some(
        ({ layer, input }) =>
          layer.kind === 'relu' &&
          copy(arena, input.value).some((z, k) => k % network.capacity < count && Math.abs(z) < AWAY),
      )
      if (nearKink) continue
      networks += 1
      segment('backward')
      expectGradient(arena, network.parameters, copy(arena, network.gradients), () => {
        segment('forward')
        let sum = 0
        for (let b = 0; b < count; b++) sum += arena[network.losses.offset + b]!
        return sum / count
      })
    }
  })
})

describe('the penalty of', () => {
  const planOf = (unit: TechniqueUnit, options: object) =>
    planTraining(randomSetup({ techniques: { [unit.id]: { strength: 0.25, ...options } } }))
  /** Techniques that add a gradient to the data's, by one of their methods; a proximal step adds none. */
  const penalties = (techniques as readonly TechniqueUnit[])
    .filter(({ options }) => ['strength', 'on'].every((wanted) => options.some(({ name }) => name === wanted)))
    .flatMap((unit) => {
      const method = unit.options.find((option) => option.type === 'choice' && option.name === 'method')
      const methods = method?.type === 'choice' ? method.choices.map((choice) => ({ method: choice })) : [{}]
      return methods.map((options) => [unit, options] as const)
    })
    .filter(([unit, options]) => planOf(unit, options).program.segments.penalty)

  test('these techniques have one', () => {
    expect(penalties.map(([{ id }]) => id)).toEqual(['l1', 'l2'])
  })

  test.each(
    penalties.flatMap(([unit, options]) => ['weights', 'all'].map((on) => [unit.id, on, unit, options] as const)),
  )('%s on %s has the gradient that it adds', (_, on, unit, options) => {
    for (let k = 0; k < 10; k++) {
      const { network, program, options: values, techniques } = planOf(unit, { ...options, on })
      const arena = new Float64Array(program.arenaLength)
      for (const { slice, value } of values) arena[slice.offset] = value
      fill(arena, network.parameters)
      // |w| has its kink at 0.
      const { offset, length } = network.parameters
      for (let at = offset; at < offset + length; at++) if (Math.abs(arena[at]!) < AWAY) arena[at] = 0.5
      run(program.segments.penalty ?? [], arena, 0)
      // The hook only reads; it is as good in float64.
      const value = () => techniques[0]!.penalty!({ arena } as unknown as Running)
      expectGradient(arena, network.parameters, copy(arena, network.gradients), value)
    }
  })
})
