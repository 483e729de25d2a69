/** Learning-rate schedules: their factors by hand, and that a run obeys them. */
import { describe, expect, test } from 'vitest'
import { schedules } from '#core/schedules/index.ts'
import type { ScheduleUnit } from '#core/schedules/schedule.ts'
import { completeOptions, type Json } from '#core/units.ts'
import { small, trained, watching } from './environments.ts'

const factors = (id: string, options: { [option: string]: Json }, steps: number) => {
  const unit = (schedules as readonly ScheduleUnit[]).find((schedule) => schedule.id === id)!
  const complete = completeOptions(unit, options, 'schedule')
  return Array.from({ length: steps }, (_, k) => unit.factor(complete, k + 1, steps))
}

test('step falls after every so many steps', () => {
  expect(factors('step', { every: 2, factor: 0.5 }, 6)).toEqual([1, 1, 0.5, 0.5, 0.25, 0.25])
  expect(factors('step', { every: 3, factor: 1 }, 5)).toEqual([1, 1, 1, 1, 1])
})

test('cosine is half a turn: 1, then (1 + cos πp) / 2', () => {
  const expected = Array.from({ length: 8 }, (_, k) => (1 + Math.cos((Math.PI * k) / 8)) / 2)
  factors('cosine', {}, 8).forEach((factor, k) => {
    expect(factor).toBeCloseTo(expected[k]!, 6)
  })
})

describe('warm-up', () => {
  test('grows by equal parts, then stays', () => {
    expect(factors('warm-up', { steps: 4 }, 6)).toEqual([0.25, 0.5, 0.75, 1, 1, 1])
    expect(factors('warm-up', { steps: 0 }, 3)).toEqual([1, 1, 1])
  })

  test('or falls by a cosine', () => {
    const after = factors('warm-up', { steps: 2, after: 'cosine' }, 6)
    expect(after.slice(0, 3)).toEqual([0.5, 1, 1])
    expect(after[4]).toBeCloseTo(0.5, 6)
  })
})

test.each([
  ['none', null, [0.1, 0.1, 0.1, 0.1]],
  ['step', { kind: 'step', every: 2, factor: 0.5 }, [0.1, 0.1, 0.05, 0.05]],
  ['warm-up', { kind: 'warm-up', steps: 4 }, [0.025, 0.05, 0.075, 0.1]],
] as const)('%s: a plain step moves by the scheduled rate times the gradient', (_, schedule, rates) => {
  const spec = {
    ...small,
    optimizer: { kind: 'sgd', learningRate: 0.1, schedule },
    training: { batchSize: 8, steps: 4, measureEvery: 4 },
  } as const
  let before = new Float32Array()
  const seen: number[] = []
  const { network } = trained(spec)
  const { parameters, gradients } = network
  const environment = watching((segment, arena) => {
    const weights = arena.slice(parameters.offset, parameters.offset + parameters.length)
    if (segment === 'backward') before = weights
    if (segment !== 'update') return
    const gradient = arena.subarray(gradients.offset, gradients.offset + gradients.length)
    const largest = gradient.reduce((best, g, k) => (Math.abs(g) > Math.abs(gradient[best]!) ? k : best), 0)
    seen.push((before[largest]! - weights[largest]!) / gradient[largest]!)
  })
  trained(spec, {}, environment)
  rates.forEach((rate, step) => {
    expect(seen[step]).toBeCloseTo(rate, 4)
  })
})
