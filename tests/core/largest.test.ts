import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isLargest, largest } from '#core/losses/largest.ts'

test('the largest value is the one that no other exceeds, the first of equals, and none where one is not a number', () => {
  const value = fc.oneof(fc.constantFrom(Number.NaN, -Infinity, Infinity, 0, -0, 1), fc.double())
  fc.assert(
    fc.property(
      fc.array(value, { minLength: 1, maxLength: 6 }),
      fc.nat(3),
      fc.integer({ min: 1, max: 3 }),
      (values, at, step) => {
        const spread = new Float64Array(at + values.length * step)
        for (const [k, value] of values.entries()) spread[at + k * step] = value
        const first = largest(spread, at, step, values.length)
        for (const which of values.keys())
          expect(isLargest(spread, at, step, values.length, which)).toBe(which === first)
        if (first >= 0) expect(values.indexOf(Math.max(...values))).toBe(first)
      },
    ),
  )
})
