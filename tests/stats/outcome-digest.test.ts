import { describe, expect, test } from 'vitest'
import type { Result } from '#core/results.ts'
import type { Outcome } from '#core/run.ts'
import type { TrainingOutcome } from '#core/train/train.ts'
import { outcomeDigest } from '#stats/outcome-digest.ts'
import { run, small } from '../core/environments.ts'
import { nudged } from './nudged.ts'

describe('a training', () => {
  const outcome = run(small).outcome as Outcome & TrainingOutcome
  const digest = outcomeDigest(outcome, 0)
  const turned = (values: readonly number[], at: number) => values.map((value, k) => (k === at ? nudged(value) : value))

  test('has 64 hex digits, the same ones again', () => {
    expect(digest).toMatch(/^[0-9a-f]{64}$/)
    expect(outcomeDigest(structuredClone(outcome), 0)).toBe(digest)
  })

  test('another seed or another arm has another digest', () => {
    expect(outcomeDigest(outcome, 1)).not.toBe(digest)
    const arm = { ...outcome.arm, optimizer: { kind: 'sgd', learningRate: 0.2, momentum: 0.9 } } as Outcome['arm']
    expect(outcomeDigest({ ...outcome, arm }, 0)).not.toBe(digest)
  })

  test.each(['train.loss', 'train.error', 'validation.loss', 'validation.error'])('one bit of %s counts', (key) => {
    const last = outcome.steps.length - 1
    for (const at of [0, last]) {
      const history = { ...outcome.history, [key]: turned(outcome.history[key]!, at) }
      expect(outcomeDigest({ ...outcome, history }, 0)).not.toBe(digest)
    }
  })

  test.each(['test.loss', 'test.error', 'test.loss@best-validation', 'test.error@best-validation'])(
    'one bit of %s counts',
    (key) => {
      const metrics = { ...outcome.metrics, [key]: nudged(outcome.metrics[key]!) }
      expect(outcomeDigest({ ...outcome, metrics }, 0)).not.toBe(digest)
    },
  )

  test('one bit of one parameter counts', () => {
    for (const at of [0, outcome.parameters.length - 1]) {
      const parameters = outcome.parameters.slice()
      new Uint32Array(parameters.buffer)[at]! ^= 1
      expect(outcomeDigest({ ...outcome, parameters }, 0)).not.toBe(digest)
    }
  })

  test('what only a page shows does not count', () => {
    const metrics = { ...outcome.metrics, 'weight-norm': 0, penalty: 1 }
    expect(outcomeDigest({ ...outcome, metrics }, 0)).toBe(digest)
  })
})

describe('an analysis', () => {
  const axes = [{ id: 'x' }, { id: 'y' }] as const
  const results: readonly Result[] = [
    { shape: 'number', name: 'a', value: 1, quantity: { id: 'a' } },
    { shape: 'series', name: 'b', x: Float64Array.of(1, 2), y: Float64Array.of(3, 4), axes },
    { shape: 'points', name: 'c', x: Float64Array.of(1), y: Float64Array.of(2), axes },
    { shape: 'histogram', name: 'd', edges: Float64Array.of(0, 1), counts: Float64Array.of(5), axes },
    {
      shape: 'field',
      name: 'e',
      values: Float32Array.of(1, 2),
      size: [2, 1],
      extent: [0, 1, 0, 1],
      axes,
      quantity: { id: 'e' },
    },
    { shape: 'table', name: 'f', rows: ['r'], columns: ['c'], values: Float64Array.of(6), quantity: { id: 'f' } },
  ]
  const outcomeOf = (given: readonly Result[]): Outcome => ({
    kind: 'analysis',
    arm: { kind: 'analysis', analysis: { kind: 'penalised-step' } },
    results: given,
    metrics: {},
  })
  const digest = outcomeDigest(outcomeOf(results), 0)

  test.each(results.map((result, index) => ({ shape: result.shape, index })))(
    'every number of a $shape counts',
    ({ index }) => {
      const result = results[index]!
      const fields = ['value', 'x', 'y', 'edges', 'counts', 'values'] as const
      const present = fields.filter((field) => field in result)
      expect(present.length).toBeGreaterThan(0)
      for (const field of present) {
        const changed = structuredClone(result) as unknown as Record<string, number | Float64Array | Float32Array>
        const values = changed[field]!
        if (typeof values === 'number') changed[field] = nudged(values)
        else values[values.length - 1] = -values.at(-1)!
        expect(outcomeDigest(outcomeOf(results.with(index, changed as unknown as Result)), 0)).not.toBe(digest)
      }
      expect(outcomeDigest(outcomeOf(results.with(index, { ...result, name: 'other' })), 0)).not.toBe(digest)
      expect(outcomeDigest(outcomeOf(results.with(index, { ...result, of: 'part' })), 0)).not.toBe(digest)
    },
  )

  test('a result more, and another order, count', () => {
    expect(outcomeDigest(outcomeOf(results.slice(1)), 0)).not.toBe(digest)
    expect(outcomeDigest(outcomeOf(results.toReversed()), 0)).not.toBe(digest)
  })
})
