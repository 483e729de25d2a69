import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readExact, writeExact } from '#exercises/exact-json.ts'

test('numbers that JSON lacks come back', () => {
  const all = [Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0, 0, 1.5, null, 'NaN']
  expect(readExact(writeExact({ all }))).toEqual({ all })
})

test('every value comes back', () => {
  const numbers = fc.oneof(fc.double(), fc.constantFrom(Number.NaN, -0))
  const { value } = fc.letrec<{ value: unknown }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 4 },
      numbers,
      fc.string(),
      fc.boolean(),
      fc.constant(null),
      fc.array(tie('value'), { maxLength: 5 }),
      fc.dictionary(fc.constantFrom('a', 'b', 'kind'), tie('value'), { maxKeys: 3, noNullPrototype: true }),
    ),
  }))
  fc.assert(
    fc.property(value, (one) => {
      expect(readExact(writeExact(one))).toEqual(one)
    }),
  )
})
