import { expect, test } from 'vitest'
import type { Quantity } from '#core/results.ts'
import { claimNumber, type ShownNumber, shownNumbers } from '#demos/claim-numbers.ts'
import { numbers } from '#i18n/numbers.ts'
import { pairedDifference } from '#stats/paired.ts'

const of = (quantity: Quantity, differences: readonly number[], means: readonly [number, number] = [0, 0]) => {
  const result = {
    differences,
    paired: pairedDifference(differences),
    means,
    unpaired: { low: -0.1, high: 0.05 },
    agrees: true,
  }
  return Object.fromEntries(shownNumbers.map((shown) => [shown, claimNumber(quantity, result, shown)])) as Record<
    ShownNumber,
    string
  >
}

const error = { id: 'error', unit: 'percent' } as const

test('errors stand in points, their means in percent', () => {
  expect(of(error, [-0.1, -0.05, -0.03, -0.04], [0.2376, 0.2926])).toEqual({
    difference: '−5.5',
    size: '5.5',
    interval: numbers.interval('−10.4', '−0.6'),
    'size-interval': numbers.interval('0.6', '10.4'),
    'unpaired-interval': numbers.interval('−10.0', '5.0'),
    seeds: '4',
    misleading: '0',
    a: '23.8',
    b: '29.3',
  })
})

test('the size of what rose keeps the order of its interval, and so does one around zero', () => {
  expect(of(error, [0.1, 0.05, 0.03, 0.04])).toMatchObject({
    difference: '5.5',
    size: '5.5',
    'size-interval': numbers.interval('0.6', '10.4'),
  })
  expect(of(error, [-0.02, 0.01, 0, -0.01])).toMatchObject({
    difference: '−0.5',
    interval: numbers.interval('−2.6', '1.6'),
    'size-interval': numbers.interval('−1.6', '2.6'),
    misleading: '0',
  })
})

test('an interval narrower than a tenth of a point gets the decimals to be seen', () => {
  expect(of(error, [0.0014, -0.0014, 0.0001, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0])).toMatchObject({
    difference: '0.00',
    interval: numbers.interval('−0.02', '0.02'),
  })
  expect(of(error, [0.1, 0.1 + 1e-15])).toMatchObject({ difference: '10.000' })
  expect(of(error, [0, 0])).toMatchObject({ difference: '0.0', interval: numbers.interval('0.0', '0.0') })
})

test('an end beside zero gets the decimals that show its side', () => {
  expect(of(error, [0.0097, 0.0113])).toMatchObject({ difference: '1.05', interval: numbers.interval('0.03', '2.07') })
  expect(of(error, [0.0097, 0.0115])).toMatchObject({ difference: '1.1', interval: numbers.interval('−0.1', '2.2') })
})

test('other measures have three significant digits, equal decimals in mean and interval', () => {
  expect(of({ id: 'weight-growth' }, [0.163, 0.182, 0.169, 0.177], [1.17196, 1])).toMatchObject({
    difference: '0.173',
    interval: numbers.interval('0.159', '0.186'),
    a: '1.17',
    b: '1.00',
  })
  expect(of({ id: 'weight-growth' }, [9, 11, 10, 10])).toMatchObject({
    difference: '10.0',
    interval: numbers.interval('8.7', '11.3'),
  })
})

test('differences in the last bits are powers of ten', () => {
  const { difference, interval } = of({ id: 'correlation' }, [-2e-9, 1e-9, 3e-9, -1e-9])
  expect(difference).toBe('2.50\u00a0×\u00a010⁻¹⁰')
  expect(interval).toMatch(/^\[−.+×.10⁻⁹,.+×.10⁻⁹\]$/)
})
