import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { percentile } from '#stats/percentile.ts'

const values = fc.array(fc.double({ min: -1e6, max: 1e6, noNaN: true }), { minLength: 1, maxLength: 50 })

describe('percentile', () => {
  test('lies on the line between its neighbours in numeric order', () => {
    expect(percentile([30, 10, 2, 40], 0)).toBe(2)
    expect(percentile([30, 10, 2, 40], 50)).toBe(20)
    expect(percentile([30, 10, 2, 40], 75)).toBe(32.5)
    expect(percentile([30, 10, 2, 40], 100)).toBe(40)
    expect(percentile([7], 10)).toBe(7)
    const elevenths = Float64Array.from({ length: 11 }, (_, k) => 10 - k)
    expect([10, 25, 90].map((percent) => percentile(elevenths, percent))).toEqual([1, 2.5, 9])
  })

  test('leaves the values as they are', () => {
    const given = Float64Array.of(3, 1, 2)
    percentile(given, 50)
    expect([...given]).toEqual([3, 1, 2])
  })

  test('rises with the percent from the smallest to the largest value', () => {
    fc.assert(
      fc.property(values, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 }), (given, p, q) => {
        const low = percentile(given, Math.min(p, q))
        const high = percentile(given, Math.max(p, q))
        const rounding = 1e-9
        expect(low).toBeLessThanOrEqual(high + rounding)
        expect(low).toBeGreaterThanOrEqual(Math.min(...given) - rounding)
        expect(high).toBeLessThanOrEqual(Math.max(...given) + rounding)
        expect(percentile(given.toReversed(), p)).toBe(percentile(given, p))
      }),
    )
  })

  test('refuses no values and other percents', () => {
    expect(() => percentile([], 50)).toThrow('A percentile needs at least one value.')
    for (const percent of [-1, 101, Number.NaN])
      expect(() => percentile([1], percent)).toThrow(`A percentile is asked for 0 to 100, not ${percent}.`)
  })
})
