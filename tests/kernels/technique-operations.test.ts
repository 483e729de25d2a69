/** Operations of techniques on weights and on a step's examples, by hand. */
import { describe, expect, test } from 'vitest'
import type { Slice } from '#core/network.ts'
import { runOperation } from '#kernels/definition/executor.ts'

/** Runs an operation of the definition on these operands; gives them afterwards. */
function run(
  code: string,
  operands: readonly (readonly number[])[],
  numbers: readonly number[],
  count = 0,
): number[][] {
  let end = 0
  const slices = operands.map(({ length }): Slice => {
    end += length
    return { offset: end - length, length }
  })
  const arena = Float32Array.from(operands.flat())
  runOperation({ code, operands: slices, numbers }, arena, count)
  return slices.map(({ offset, length }) => [...arena.subarray(offset, offset + length)])
}
const rounded = (values: readonly number[]) => values.map(Math.fround)

test('the soft threshold by ηλ moves towards 0 and stops there', () => {
  const [w] = run('soft-threshold', [[2, 0.5, 0.25, -0.25, -3, 0, NaN], [0.5], [1]], [7])
  expect(w).toEqual([1.5, 0, 0, 0, -2.5, 0, NaN])
})

test('the soft threshold solves min h/2 (w − w*)² + λ |w|: h = 2, w* = 1.5, λ = 1 gives 1, w* = 0.4 gives 0', () => {
  // The step that lands on w* for any start, η = 1 / h.
  expect(run('soft-threshold', [[1.5, 0.4], [0.5], [1]], [2])[0]).toEqual([1, 0])
})

test('the subgradient adds λ sign(w), and nothing at 0', () => {
  const [g] = run('add-sign', [[1, 1, 1, 1], [2, -0.5, 0, -0], [0.25]], [4])
  expect(g).toEqual([1.25, 0.75, 1, 1])
})

test('a row that is longer than the limit is scaled to it; others stay as they are', () => {
  const [w] = run('limit-rows', [[3, 4, 0.3, 0.4, 0, 2], [2]], [3, 2])
  expect(w!.slice(0, 2)).toEqual(rounded([3 * Math.fround(0.4), 4 * Math.fround(0.4)]))
  expect(w!.slice(2)).toEqual(rounded([0.3, 0.4, 0, 2]))
})

describe('label smoothing', () => {
  const soften = (targets: number[], s: number, classes: number, others: number) =>
    run('soften-targets', [targets, [s]], [targets.length, 1, classes, others], 1)[0]!

  test('of three classes by 0.3: (0.8, 0.1, 0.1)', () => {
    for (const [k, value] of [0.8, 0.1, 0.1].entries()) expect(soften([1, 0, 0], 0.3, 3, 0)[k]).toBeCloseTo(value, 6)
  })
  test('of ten classes by 0.1: 0.91 for the label, or 0.9 where the others share what it gives', () => {
    const label = [1, ...Array(9).fill(0)]
    expect(soften(label, 0.1, 10, 0)[0]).toBeCloseTo(0.91, 6)
    expect(soften(label, 0.1, 10, 0)[1]).toBeCloseTo(0.01, 6)
    expect(soften(label, 0.1, 10, 1)[0]).toBeCloseTo(0.9, 6)
    expect(soften(label, 0.1, 10, 1)[1]).toBeCloseTo(0.1 / 9, 6)
  })
  test('of mixed labels it is the mix of smoothed ones', () => {
    for (const others of [0, 1]) {
      const mixed = soften([0.7, 0.3, 0], 0.2, 3, others)
      const [a, b] = [soften([1, 0, 0], 0.2, 3, others), soften([0, 1, 0], 0.2, 3, others)]
      for (const k of mixed.keys()) expect(mixed[k]).toBeCloseTo(0.7 * a[k]! + 0.3 * b[k]!, 6)
    }
  })
})

test('mixing takes the partner as it was: x = (1, 0) and (0, 2), κ = 0.7 gives (0.7, 0.6)', () => {
  // [feature][stride 3], two live columns that are each other's partners.
  const [x] = run(
    'mix-columns',
    [
      [1, 0, 9, 0, 2, 9],
      [1, 0, 0],
      [0.7, 0.7, 0],
      [0, 0, 0],
    ],
    [2, 3],
    2,
  )
  const [kappa, rest] = [Math.fround(0.7), Math.fround(1 - Math.fround(0.7))]
  expect(x).toEqual(rounded([kappa, rest, 9, 2 * rest, 2 * kappa, 9]))
})

/** Two 3 × 4 images of one channel, [pixel][stride 2]: pixel p is p in the first and 100 + p in the second. */
const images = Array.from({ length: 24 }, (_, k) => Math.floor(k / 2) + 100 * (k % 2))
const imageOf = (x: readonly number[], column: number) => x.filter((_, k) => k % 2 === column)
const pixels = (from: number) => Array.from({ length: 12 }, (_, p) => from + p)

test('a box is filled with background, in its own image only', () => {
  const boxes = [1, 0, 3, 0, 2, 0, 4, 0] // rows 1 and 2, columns 2 and 3 of the first; none of the second
  const [x] = run('fill-boxes', [images, boxes, [-1]], [1, 3, 4, 2], 2)
  expect(imageOf(x!, 0)).toEqual([0, 1, 2, 3, 4, 5, -1, -1, 8, 9, -1, -1])
  expect(imageOf(x!, 1)).toEqual(pixels(100))
})

test('a box is pasted from the partner as it was', () => {
  const boxes = [0, 1, 1, 3, 0, 1, 2, 2] // row 0, columns 0 and 1 of the first; rows 1 and 2, column 1 of the second
  const [x] = run('paste-boxes', [images, boxes, [1, 0], [0, 0]], [1, 3, 4, 2], 2)
  expect(imageOf(x!, 0)).toEqual([100, 101, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11])
  expect(imageOf(x!, 1)).toEqual([100, 101, 102, 103, 104, 5, 106, 107, 108, 9, 110, 111])
})

describe('a warp', () => {
  const warped = (map: readonly number[], count = 1) => {
    const maps = map.flatMap((entry) => [entry, 0])
    const [x] = run('warp', [images, maps, [-1], Array(12).fill(0)], [1, 3, 4, 2], count)
    if (count === 1) expect(imageOf(x!, 1)).toEqual(pixels(100))
    return imageOf(x!, 0)
  }
  test('by the identity changes nothing', () => {
    expect(warped([1, 0, 0, 0, 1, 0])).toEqual(pixels(0))
  })
  test('that flips is exact', () => {
    expect(warped([-1, 0, 3, 0, 1, 0])).toEqual([3, 2, 1, 0, 7, 6, 5, 4, 11, 10, 9, 8])
  })
  test('by whole pixels shifts, with background behind', () => {
    expect(warped([1, 0, -1, 0, 1, 1])).toEqual([-1, 4, 5, 6, -1, 8, 9, 10, -1, -1, -1, -1])
  })
  test('between pixels is bilinear', () => {
    // Each pixel is taken a quarter of a column and half a row further on.
    const image = warped([1, 0, 0.25, 0, 1, 0.5])
    expect(image[0]).toBe(0.75 * ((0 + 4) / 2) + 0.25 * ((1 + 5) / 2))
    expect(image[3]).toBe(0.75 * ((3 + 7) / 2) + 0.25 * -1)
    expect(image[8]).toBe((0.75 * 8 + 0.25 * 9 - 1) / 2)
  })
})
