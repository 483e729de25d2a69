import { expect, test } from 'vitest'
import { pairedDifference } from '#stats/paired.ts'
import { unpairedInterval } from '#stats/unpaired.ts'

test('equals an example computed by hand', () => {
  // Means 3 and 2, variances 2.5 and 2.5, so t(8) √(5 / 5) = 2.3060041350.
  const { low, high } = unpairedInterval([1, 2, 3, 4, 5], [0, 1, 2, 3, 4])
  expect(low).toBeCloseTo(1 - 2.306004135, 8)
  expect(high).toBeCloseTo(1 + 2.306004135, 8)
})

test('what two sides share widens it, and pairing removes that', () => {
  const shared = [0.4, 0.1, 0.9, 0.3, 0.6]
  const effect = [-0.2, -0.1, -0.3, -0.2, -0.2]
  const { low, high } = unpairedInterval(
    shared.map((value, seed) => value + effect[seed]!),
    shared,
  )
  expect(high).toBeGreaterThan(0)
  expect(pairedDifference(effect).high).toBeLessThan(0)
  expect((low + high) / 2).toBeCloseTo(-0.2, 12)
})

test.each([
  [[1], [2]],
  [
    [1, 2],
    [1, 2, 3],
  ],
])('%j and %j are refused', (first, second) => {
  expect(() => unpairedInterval(first, second)).toThrow('equally many')
})
