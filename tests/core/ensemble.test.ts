/** Several networks on the same data, their probabilities averaged; a baseline in place of a network; repeated layers. */
import { describe, expect, test } from 'vitest'
import type { DataUnit } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import { planTraining } from '#core/plan.ts'
import { type ResolvedTraining, resolveArm } from '#core/resolve.ts'
import type { TrainingSpec } from '#core/spec.ts'
import { createMachine } from '#core/train/machine.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import { byDefinition, run, simd, small, trained } from './environments.ts'

const parametersOf = (spec: TrainingSpec) => trained(spec).parameters

describe('members', () => {
  const three: TrainingSpec = { ...small, members: 3 }
  const length = parametersOf(small).length
  const all = parametersOf(three)
  const member = (k: number) => all.slice(k * length, (k + 1) * length)

  test('are one network where there is one', () => {
    expect(parametersOf({ ...small, members: 1 })).toEqual(parametersOf(small))
  })

  test('the first is the network that trains alone; the others start and shuffle on their own', () => {
    expect(all).toHaveLength(3 * length)
    expect(member(0)).toEqual(parametersOf(small))
    expect(member(1)).not.toEqual(member(0))
    expect(member(2)).not.toEqual(member(1))
    expect(parametersOf({ ...small, members: 2 })).toEqual(all.slice(0, 2 * length))
  })

  test('are measured by the mean of their probabilities', () => {
    const setup = resolveArm(small, 'plain') as ResolvedTraining
    const planned = planTraining(setup)
    const machine = createMachine(planned, simd.executor)
    const data = (dataSets as readonly DataUnit[]).find(({ id }) => id === setup.data.kind)!
    const examples = data.create(setup.data as never, 0, simd.datasets).test
    const mean = new Float64Array(2 * examples.count)
    for (let k = 0; k < 3; k++) {
      machine.arena.set(member(k), planned.network.parameters.offset)
      const outputs = machine.outputs(examples.inputs, examples.count)
      for (let row = 0; row < examples.count; row++) {
        const one = 1 / (1 + Math.exp(outputs[2 * row]! - outputs[2 * row + 1]!))
        mean[2 * row]! += (1 - one) / 3
        mean[2 * row + 1]! += one / 3
      }
    }
    let loss = 0
    let wrong = 0
    examples.labels.forEach((label, row) => {
      loss -= Math.log(mean[2 * row + label]!) / examples.count
      if (mean[2 * row + label]! < 0.5) wrong += 1
    })
    const { metrics } = trained(three)
    expect(metrics['test.loss']).toBeCloseTo(loss, 5)
    expect(metrics['test.error']).toBe(wrong / examples.count)
  })

  test('are refused where there are no probabilities to average', () => {
    const regression = { ...three, data: { kind: 'sine' }, model: [{ kind: 'dense', units: 1 }] } as TrainingSpec
    expect(() => run(regression)).toThrow('averaged by their class probabilities')
  })
})

describe('a baseline', () => {
  const spec: TrainingSpec = { ...small, arms: { network: {}, forest: { baseline: { kind: 'random-forest' } } } }

  test('is fitted in place of the network, on the same data, and measured by its errors', () => {
    const { outcome, frames } = run(spec, { arm: 'forest' })
    expect(frames).toHaveLength(1)
    if (outcome.kind !== 'baseline') throw new Error('A forest is a baseline.')
    expect(outcome.predictions).toHaveLength(2 * small.data.test)
    expect(outcome.metrics['test.error']).toBeGreaterThan(0)
    expect(outcome.metrics['test.error']).toBeLessThan(0.5)
    expect(outcome.metrics['test.error@best-validation']).toBe(outcome.metrics['test.error'])
  })

  test('has a digest that depends on the seed and on nothing else', () => {
    const digest = (seed: number, environment = simd) =>
      outcomeDigest(run(spec, { arm: 'forest', seed }, environment).outcome, seed)
    expect(digest(0, byDefinition)).toBe(digest(0))
    expect(digest(1)).not.toBe(digest(0))
  })
})

describe('repeated layers', () => {
  const block = [{ kind: 'dense', units: 6 }, { kind: 'relu' }] as const
  const end = { kind: 'dense', units: 2 } as const

  test('are the layers written out', () => {
    const written = parametersOf({ ...small, model: [...block, ...block, ...block, end] })
    expect(parametersOf({ ...small, model: [{ repeat: 3, layers: block }, end] })).toEqual(written)
    const nested = [{ repeat: 1, layers: [...block, { repeat: 2, layers: block }] }, end]
    expect(parametersOf({ ...small, model: nested })).toEqual(written)
    expect(parametersOf({ ...small, model: [{ repeat: 0, layers: block }, end] })).toEqual(
      parametersOf({ ...small, model: [end] }),
    )
  })

  test('their number and their options are settings', () => {
    const spec: TrainingSpec = { ...small, model: [{ repeat: 1, layers: block }, end] }
    const deeper = trained(spec, { settings: { 'model.0.repeat': 2, 'model.0.layers.0.units': 5 } })
    const wider = [{ kind: 'dense', units: 5 }, { kind: 'relu' }] as const
    expect(deeper.parameters).toEqual(parametersOf({ ...small, model: [...wider, ...wider, end] }))
  })

  test.each([
    [{ repeat: 51, layers: block }, '“model.0.repeat” must be a whole number from 0 to 50, not 51'],
    [{ repeat: 2, layers: {} }, '“model.0.layers” must be a list of layers'],
    [{ repeat: 2, layer: block }, '“model.0.layer” names no part of this experiment'],
  ])('are refused where they cannot be read: %o', (repeat, sentence) => {
    expect(() => run({ ...small, model: [repeat, end] as never })).toThrow(sentence)
  })
})
