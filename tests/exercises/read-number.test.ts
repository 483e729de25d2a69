import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readNumber } from '#exercises/grade/read-number.ts'

test.each([
  ['2.4', 2.4],
  ['2,4', 2.4],
  ['  -3 ', -3],
  ['−3', -3],
  ['.5', 0.5],
  [',5', 0.5],
  ['5.', 5],
  ['1.2e-3', 1.2e-3],
  ['2/3', 2 / 3],
  ['2 : 3', 2 / 3],
  ['-1/4', -0.25],
  ['1 - 2/3', 1 / 3],
  ['ln 91', Math.log(91)],
  ['ln(1+e)', Math.log(1 + Math.E)],
  ['ln 2/2', Math.log(2) / 2],
  ['sqrt(2)', Math.SQRT2],
  ['√2', Math.SQRT2],
  ['2 sqrt(3)', 2 * Math.sqrt(3)],
  ['2π', 2 * Math.PI],
  ['2(3+4)', 14],
  ['(1-0,05)^10', 0.95 ** 10],
  ['2^3^2', 512],
  ['-2^2', -4],
  ['2·3×4', 24],
  ['exp(-1)', Math.exp(-1)],
  ['e^-1', Math.exp(-1)],
  ['- -2', 2],
])('reads %s', (text, value) => {
  expect(readNumber(text)).toBeCloseTo(value, 12)
})

test.each([
  '',
  ' ',
  'two',
  '1 2',
  '1,000,000',
  '2..4',
  '1/0',
  '0/0',
  'sqrt(-1)',
  '(2',
  '2)',
  '2+',
  '*2',
  'ln',
  'e5x',
  '٣',
  'NaN',
  'Infinity',
  '0x10',
  '1e999',
  '('.repeat(5000),
  '1'.repeat(300),
])('refuses %s', (text) => {
  expect(readNumber(text)).toBeNull()
})

test('never throws, and gives a finite number or nothing', () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom(...'0123456789.,+-*/^()elnsqrtπ√ ') })),
      (text) => {
        const value = readNumber(text)
        expect(value === null || Number.isFinite(value)).toBe(true)
      },
    ),
    { numRuns: 2000 },
  )
})
