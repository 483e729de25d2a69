import fc from 'fast-check'
import { expect, test } from 'vitest'
import { decimalsFor, numbers } from '../../src/i18n/numbers.ts'

test.each([
  [43.14, '43.1'],
  [0.54, '0.540'],
  [0.9996, '1.00'],
  [2030, '2,030'],
  [0, '0'],
  [-1.5, '−1.50'],
  [0.0000112, '1.12\u00a0×\u00a010⁻⁵'],
  [-12345678, '−1.23\u00a0×\u00a010⁷'],
  [Number.NaN, 'NaN'],
  [Number.NEGATIVE_INFINITY, '−∞'],
])('%d with three significant digits is %s', (value, text) => {
  expect(numbers.significant(value)).toBe(text)
})

test.each([
  [0.01, '0.01'],
  [1500, '1,500'],
  [100, '100'],
  [0.5, '0.5'],
  [1e-6, '10⁻⁶'],
  [2.5e-6, '2.5\u00a0×\u00a010⁻⁶'],
  [0, '0'],
])('%d as a setting is %s', (value, text) => {
  expect(numbers.short(value)).toBe(text)
})

test('shares, points, signs and intervals', () => {
  expect(numbers.percent(0.193)).toBe('19.3\u202f%')
  expect(numbers.percent(1, 0)).toBe('100\u202f%')
  expect(numbers.points(-0.072)).toBe('−7.2')
  expect(numbers.signed(numbers.points(0.05, 0))).toBe('+5')
  expect(numbers.signed(numbers.points(-0.05, 0))).toBe('−5')
  expect(numbers.signed('0.0')).toBe('0.0')
  expect(numbers.interval(numbers.points(-0.091), numbers.points(-0.053))).toBe('[−9.1,\u00a0−5.3]')
})

test('what rounds to zero has no minus', () => {
  expect(numbers.fixed(-0.001, 2)).toBe('0.00')
  expect(numbers.fixed(-0, 1)).toBe('0.0')
})

test('the decimals of a largest value serve its neighbours', () => {
  expect([43.1, 2.03, 0.054, 999.9, 0].map((value) => decimalsFor(value))).toEqual([1, 2, 4, 0, 0])
})

test('a written number reads back within its rounding, grouped in threes', () => {
  fc.assert(
    fc.property(fc.double({ min: -1e9, max: 1e9, noNaN: true }), fc.integer({ min: 0, max: 4 }), (value, decimals) => {
      const text = numbers.fixed(value, decimals)
      expect(text).toMatch(/^−?\d{1,3}(,\d{3})*(\.\d+)?$/)
      const read = Number(text.replace('−', '-').replaceAll(',', ''))
      expect(Math.abs(read - value)).toBeLessThanOrEqual(0.500001 * 10 ** -decimals)
    }),
  )
})
