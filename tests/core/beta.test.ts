import { expect, test } from 'vitest'
import { symmetricBeta } from '#core/beta.ts'
import { createStream } from '#core/rng.ts'

const COUNT = 40_000
const draws = (alpha: number) => {
  const stream = createStream(3, `beta-${alpha}`)
  return Array.from({ length: COUNT }, (_, k) => symmetricBeta(alpha, ...stream.uniform(k)))
}

/** E κ^k of Beta(α, α). */
const moment = (alpha: number, k: number) =>
  Array.from({ length: k }, (_, j) => (alpha + j) / (2 * alpha + j)).reduce((a, b) => a * b, 1)

test.each([0.05, 0.2, 1, 2.5, 8])('α = %f: the first four moments are those of Beta(α, α)', (alpha) => {
  const values = draws(alpha)
  expect(values.every((value) => value >= 0 && value <= 1)).toBe(true)
  for (const k of [1, 2, 3, 4]) {
    const mean = values.reduce((sum, value) => sum + value ** k, 0) / COUNT
    const error = Math.sqrt((moment(alpha, 2 * k) - moment(alpha, k) ** 2) / COUNT)
    expect(Math.abs(mean - moment(alpha, k))).toBeLessThan(4 * error)
  }
})

test.each([
  [1, 1 / 6],
  [0.2, 0.0714],
])('α = %f: E κ(1 − κ) = α / (2 (2α + 1))', (alpha, expected) => {
  expect(alpha / (2 * (2 * alpha + 1))).toBeCloseTo(expected, 4)
  const mean = draws(alpha).reduce((sum, kappa) => sum + kappa * (1 - kappa), 0) / COUNT
  expect(mean).toBeCloseTo(expected, 2)
})

test('α = 1 is uniform: χ² over 100 cells', () => {
  const cells = new Float64Array(100)
  for (const value of draws(1)) cells[Math.min(99, Math.floor(100 * value))]! += 1
  const chiSquare = cells.reduce((sum, cell) => sum + (cell - COUNT / 100) ** 2 / (COUNT / 100), 0)
  expect(Math.abs(chiSquare - 99)).toBeLessThan(4 * 14)
})

test('a tiny α gives almost only 0 and 1, never NaN', () => {
  const inside = draws(1e-4).filter((kappa) => !(Math.min(kappa, 1 - kappa) < 0.01))
  expect(inside.length).toBeLessThan(0.002 * COUNT)
  expect(inside.some(Number.isNaN)).toBe(false)
})
