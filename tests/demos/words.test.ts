import { expect, test } from 'vitest'
import { capitalised, uncapitalised } from '#demos/words.ts'

test.each([
  ['test error', 'Test error'],
  ['a view', 'A view'],
  ['w₁', 'w₁'],
  ['x̃₁', 'x̃₁'],
  ['p', 'p'],
  ['경사 하강의 w₁', '경사 하강의 w₁'],
])('at the start of a sentence, “%s” is “%s”', (text, start) => {
  expect(capitalised(text)).toBe(start)
})

test.each([
  ['Largest shift, pixels', 'largest shift, pixels'],
  ['L2 strength λ', 'L2 strength λ'],
  ['옮김의 크기', '옮김의 크기'],
])('within a sentence, “%s” is “%s”', (text, within) => {
  expect(uncapitalised(text)).toBe(within)
})
