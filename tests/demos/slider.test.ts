import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { NumberOption } from '#core/units.ts'
import { POSITIONS, positionOf, valueAfter, valueAt } from '#demos/slider.ts'

const option = (change: Partial<NumberOption>): NumberOption => ({
  name: 'x',
  type: 'number',
  default: 0,
  range: [0, 1],
  ...change,
})
const logFromZero = option({ scale: 'log' })
const integerLog = option({ type: 'integer', range: [1, 10_000], scale: 'log' })
const shortInteger = option({ type: 'integer', range: [1, 8] })
const options: Record<string, NumberOption> = {
  linear: option({}),
  log: option({ range: [0.01, 10], scale: 'log' }),
  'log from 0': logFromZero,
  integer: option({ type: 'integer', range: [20, 800] }),
  'integer log': option({ type: 'integer', range: [10, 100_000], scale: 'log' }),
  'integer log from 1': integerLog,
}

test.each(Object.entries(options))('a %s slider has its range at its ends and never goes back', (_, declared) => {
  expect(valueAt(declared, 0)).toBe(declared.range[0])
  expect(valueAt(declared, POSITIONS)).toBe(declared.range[1])
  const values = Array.from({ length: POSITIONS + 1 }, (_, position) => valueAt(declared, position))
  values.forEach((value, k) => {
    expect(value).toBeGreaterThanOrEqual(values[k - 1] ?? value)
    if (declared.type === 'integer') expect(Number.isInteger(value)).toBe(true)
  })
})

test.each(Object.entries(options))('a %s slider shows a value near where it stands', (_, declared) => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: POSITIONS }), (position) => {
      const shown = positionOf(declared, valueAt(declared, position))
      // Rounding to what a reader would type moves a position by a few at most.
      expect(Math.abs(shown - position)).toBeLessThanOrEqual(declared.range[1] > 1000 ? 12 : 3)
    }),
  )
})

test('zero on a log scale has a position of its own', () => {
  expect(positionOf(logFromZero, 0)).toBe(0)
  expect(positionOf(logFromZero, 0.0001)).toBe(1)
  expect(valueAt(logFromZero, 1)).toBeCloseTo(0.0001, 10)
})

test('on a log scale small whole numbers have positions of their own', () => {
  for (const value of [1, 2, 3, 5, 25]) expect(valueAt(integerLog, positionOf(integerLog, value))).toBe(value)
})

test.each([integerLog, shortInteger])('arrow keys go through whole numbers one by one', (declared) => {
  for (let value = 1; value < 8; value += 1) {
    expect(valueAfter(declared, value, 1)).toBe(value + 1)
    expect(valueAfter(declared, value + 1, -1)).toBe(value)
  }
})

test.each(Object.entries(options))('arrow keys on a %s slider come from either end to the other', (_, declared) => {
  const [low, high] = declared.range
  for (const [from, to, way] of [
    [low, high, 1],
    [high, low, -1],
  ] as const) {
    let value = from
    for (let press = 0; press < POSITIONS && value !== to; press += 1) {
      const next = valueAfter(declared, value, way)
      expect(way * (next - value)).toBeGreaterThan(0)
      value = next
    }
    expect(value).toBe(to)
    expect(valueAfter(declared, value, way)).toBe(to)
  }
})
