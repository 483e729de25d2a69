import { expect, test } from 'vitest'
import { tQuantile975 } from '#stats/student-t.ts'

test.each([
  [1, 12.7062047362],
  [2, 4.30265272991],
  [4, 2.7764451052],
  [9, 2.2621571628],
  [19, 2.09302405441],
  [23, 2.06865761042],
  [99, 1.98421695151],
])('equals the table at %i degrees of freedom', (degreesOfFreedom, quantile) => {
  expect(Math.abs(tQuantile975(degreesOfFreedom) - quantile)).toBeLessThan(1e-9)
})

test('equals the closed forms at 1 and 2 degrees of freedom', () => {
  expect(Math.abs(tQuantile975(1) - Math.tan(0.475 * Math.PI))).toBeLessThan(1e-12)
  expect(Math.abs(tQuantile975(2) - 0.95 * Math.sqrt(2 / (1 - 0.95 ** 2)))).toBeLessThan(1e-12)
})

test('falls towards the quantile of the normal distribution', () => {
  const quantiles = Array.from({ length: 300 }, (_, k) => tQuantile975(k + 1))
  for (let k = 1; k < quantiles.length; k++) expect(quantiles[k]!).toBeLessThan(quantiles[k - 1]!)
  // To first order z + (z³ + z) / 4ν; Abramowitz and Stegun 26.7.5.
  const z = 1.959963984540054
  expect(Math.abs(tQuantile975(1_000_000) - (z + (z ** 3 + z) / 4e6))).toBeLessThan(1e-9)
})

test.each([0, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d degrees of freedom', (degreesOfFreedom) => {
  expect(() => tQuantile975(degreesOfFreedom)).toThrow(/whole number from 1 on, not/)
})
