import { expect, test } from 'vitest'
import { check, freshPatience } from '#core/patience.ts'

/** Where the rule stops on these losses, and the epoch that it would restore; both count from 1. */
function simulate(losses: readonly number[], patience: number, minDelta = 0) {
  let state = freshPatience
  let best = 0
  for (const [index, loss] of losses.entries()) {
    state = check(state, loss, minDelta)
    if (state.waited === 0) best = index + 1
    if (state.waited >= patience) return { stop: index + 1, best }
  }
  return { stop: null, best }
}
const losses = [0.9, 0.7, 0.6, 0.62, 0.58, 0.59, 0.61, 0.6, 0.63]

test.each([
  [1, 0, 4, 3],
  [2, 0, 7, 5],
  [3, 0.05, 6, 3],
])('patience %i, least difference %f: stops at %i, restores %i', (patience, minDelta, stop, best) => {
  expect(simulate(losses, patience, minDelta)).toEqual({ stop, best })
})

test('a value that equals the best, or is not a number, is no improvement', () => {
  expect(simulate([1, 1, 1], 2)).toEqual({ stop: 3, best: 1 })
  expect(simulate([1, NaN, 0.5, NaN, NaN], 2)).toEqual({ stop: 5, best: 3 })
})

test('a run that keeps improving goes on', () => {
  expect(simulate([3, 2, 1], 1)).toEqual({ stop: null, best: 3 })
})
