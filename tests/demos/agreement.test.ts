import { expect, test } from 'vitest'
import { compareOutputs } from '#demos/agreement.ts'

const ours = Float32Array.of(1, 2, 3, 6, 5, 4)

test('the largest difference, and the examples for which both name one class', () => {
  const theirs = Float32Array.of(1, 2, 3, 6, 7, 4.5)
  expect(compareOutputs(ours, theirs, 2, true)).toEqual({ difference: 2, equal: 1 })
  expect(compareOutputs(ours, ours, 2, true)).toEqual({ difference: 0, equal: 2 })
})

test('a single output names a class by its sign', () => {
  const theirs = Float32Array.of(1, -2, 3, 6, 5, 4)
  expect(compareOutputs(ours, theirs, 6, true)).toEqual({ difference: 4, equal: 5 })
})

test('a regression names none', () => {
  expect(compareOutputs(ours, ours, 6, false).equal).toBeNull()
})

test('what is not a number is no agreement', () => {
  const theirs = Float32Array.of(Number.NaN, 2, 3, 6, 5, 4)
  expect(compareOutputs(ours, theirs, 2, true)).toEqual({ difference: Number.NaN, equal: 1 })
})
