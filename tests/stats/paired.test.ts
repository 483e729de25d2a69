import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { pairedDifference } from '#stats/paired.ts'

const differences = fc.array(fc.double({ min: -1000, max: 1000, noNaN: true }), { minLength: 2, maxLength: 40 })
const size = (values: readonly number[]) => Math.max(1, ...values.map(Math.abs))
const near = (a: number, b: number, scale: number) => expect(Math.abs(a - b)).toBeLessThanOrEqual(1e-9 * scale)

describe('pairedDifference', () => {
  test('equals an example computed by hand', () => {
    // Mean 3, variance 2.5, so t(4) √(2.5 / 5) = 2.7764451052 × 0.7071067812.
    const result = pairedDifference([1, 2, 3, 4, 5])
    expect(result.mean).toBe(3)
    expect(result.halfWidth).toBeCloseTo(1.963243161, 8)
    expect(result.low).toBeCloseTo(1.036756839, 8)
    expect(result.high).toBeCloseTo(4.963243161, 8)
    expect(result.count).toBe(5)
  })

  test('counts the seeds whose sign contradicts an interval without 0', () => {
    const up = [5, 6, 5, 6, 5, 6, 5, 6, -0.5, 0]
    expect(pairedDifference(up).low).toBeGreaterThan(0)
    expect(pairedDifference(up).misleading).toBe(1)
    expect(pairedDifference(up.map((d) => -d)).misleading).toBe(1)
  })

  test('counts the seeds that show more than the half-width of an interval with 0', () => {
    // √(18 / 5 / 6) t(5) = 1.991…: four of six show more.
    const result = pairedDifference([-2, 2, -2, 2, -1, 1])
    expect(result.halfWidth).toBeGreaterThan(1.99)
    expect(result.halfWidth).toBeLessThan(2)
    expect(result.misleading).toBe(4)
  })

  test('equal differences have exactly their value as mean and no width', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        fc.integer({ min: 2, max: 50 }),
        (value, count) => {
          const d = value === 0 ? 0 : value
          const result = pairedDifference(Array<number>(count).fill(d))
          expect(result).toEqual({ mean: d, low: d, high: d, halfWidth: 0, misleading: 0, count })
        },
      ),
    )
  })

  test('a shift moves the mean and leaves the width', () => {
    fc.assert(
      fc.property(differences, fc.double({ min: -1000, max: 1000, noNaN: true }), (values, shift) => {
        const plain = pairedDifference(values)
        const shifted = pairedDifference(values.map((d) => d + shift))
        const scale = size(values) + Math.abs(shift)
        near(shifted.mean, plain.mean + shift, scale)
        near(shifted.halfWidth, plain.halfWidth, scale)
      }),
    )
  })

  test('a scale multiplies mean and width and misleads as often; a sign turns the interval round', () => {
    fc.assert(
      fc.property(differences, fc.integer({ min: -20, max: 20 }), fc.boolean(), (values, exponent, negative) => {
        // A power of two, so that nothing is rounded; zero differences keep it away from underflow.
        const factor = (negative ? -1 : 1) * 2 ** exponent
        fc.pre(values.every((d) => d === 0 || Math.abs(d) > 1e-100))
        const plain = pairedDifference(values)
        const scaled = pairedDifference(values.map((d) => d * factor))
        expect(scaled.mean === plain.mean * factor).toBe(true)
        expect(scaled.halfWidth).toBe(plain.halfWidth * Math.abs(factor))
        expect(scaled.low === (negative ? plain.high : plain.low) * factor).toBe(true)
        expect(scaled.misleading).toBe(plain.misleading)
      }),
    )
  })

  test('the order of seeds matters only to rounding', () => {
    fc.assert(
      fc.property(
        differences.chain((values) =>
          fc.tuple(
            fc.constant(values),
            fc.shuffledSubarray(values, { minLength: values.length, maxLength: values.length }),
          ),
        ),
        ([values, shuffled]) => {
          const plain = pairedDifference(values)
          const permuted = pairedDifference(shuffled)
          near(permuted.mean, plain.mean, size(values))
          near(permuted.halfWidth, plain.halfWidth, 100 * size(values))
        },
      ),
    )
  })

  test.each([[[]], [[1]]])('refuses the %j of too few seeds', (values) => {
    expect(() => pairedDifference(values)).toThrow(
      `An interval needs the differences of at least 2 seeds, not ${values.length}.`,
    )
  })

  test.each([Number.NaN, Number.POSITIVE_INFINITY])('refuses a difference of %d', (broken) => {
    expect(() => pairedDifference([1, broken, 3])).toThrow(/^Difference 2 of 3 is (NaN|Infinity): a run did not end/)
  })
})
