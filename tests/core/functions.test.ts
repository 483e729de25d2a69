import { describe, expect, test } from 'vitest'
import { cosSinTurn, erf, exp, log, tanh } from '#core/functions.ts'
import { erf as erf64 } from './error-function.ts'

/** Every `step`-th float32 by its bits, from `low` to `high` of the same sign. */
function* floats(low: number, high: number, step: number): Generator<number> {
  const value = new Float32Array([low, high])
  const bits = new Int32Array(value.buffer)
  const [first, last] = [bits[0]!, bits[1]!]
  for (let word = first; word <= last; word += step) {
    bits[0] = word
    yield value[0]!
  }
}

/** The distance of neighbouring float32 numbers at y. */
const unitInLastPlace = (y: number): number => 2 ** (Math.max(Math.floor(Math.log2(Math.abs(y))), -126) - 23)

/** The largest error of `f` against `reference` in float64, each divided by the unit that `unit` gives. */
function largestError(
  points: Iterable<number>,
  f: (x: number) => number,
  reference: (x: number) => number,
  unit: (y: number) => number,
): number {
  let largest = 0
  for (const x of points) {
    const exact = reference(x)
    largest = Math.max(largest, Math.abs(f(x) - exact) / unit(exact))
  }
  return largest
}

describe('exp', () => {
  test.each([
    ['negative', -0, -103.9],
    ['positive', 0, 88.72283],
  ])('is within 2 units in the last place for %s numbers, subnormal results included', (_, low, high) => {
    expect(largestError(floats(low, high, 3001), exp, Math.exp, unitInLastPlace)).toBeLessThan(2)
  })

  test.each([
    [0, 1],
    [-0, 1],
    [Infinity, Infinity],
    [-Infinity, 0],
    [88.72284, Infinity],
    [89.5, Infinity],
    [-103.97, 2 ** -149],
    [-103.98, 0],
    [-105, 0],
    [NaN, NaN],
  ])('of %f is %f', (x, y) => {
    expect(exp(Math.fround(x))).toBe(y)
  })
})

describe('log', () => {
  test('is within 2 units in the last place, subnormal numbers included', () => {
    const points = [...floats(2 ** -149, 0.9999999, 3001), ...floats(1.0000001, 3.4e38, 3001)]
    expect(largestError(points, log, Math.log, unitInLastPlace)).toBeLessThan(2)
  })

  test.each([
    [1, 0],
    [0, -Infinity],
    [-0, -Infinity],
    [Infinity, Infinity],
    [-1, NaN],
    [-Infinity, NaN],
    [NaN, NaN],
  ])('of %f is %f', (x, y) => {
    expect(log(x)).toBe(y)
  })
})

describe.each([
  ['tanh', tanh, Math.tanh, 7],
  ['erf', erf, erf64, 8],
] as const)('%s', (_, f, reference, units) => {
  test(`is within ${units} units in the last place, small numbers included, and an odd function`, () => {
    const points = [...floats(2 ** -149, 1e-3, 30_011), ...floats(1e-3, 12, 301)]
    expect(largestError(points, f, reference, unitInLastPlace)).toBeLessThan(units)
    expect(points.filter((x) => !Object.is(f(-x), -f(x)))).toEqual([])
  })

  test('is nowhere outside ±1', () => {
    expect([...floats(1, 3.4e38, 3001)].filter((x) => f(x) > 1)).toEqual([])
  })

  test.each([
    [0, 0],
    [-0, -0],
    [9.5, 1],
    [-9.5, -1],
    [3.4e38, 1],
    [Infinity, 1],
    [-Infinity, -1],
    [NaN, NaN],
  ])('of %f is %f', (x, y) => {
    expect(f(Math.fround(x))).toBe(y)
  })
})

test('erf of the tests is that of the tables', () => {
  for (const [x, y] of [
    [0.5, 0.5204998778],
    [1, 0.8427007929],
    [2, 0.995322265],
    [3.5, 0.9999992569],
  ] as const)
    expect(erf64(x)).toBeCloseTo(y, 10)
})

describe('cosSinTurn', () => {
  test.each([
    ['cosine', 0, Math.cos],
    ['sine', 1, Math.sin],
  ] as const)('has an absolute error under 2e-7: %s', (_, part, reference) => {
    const points = [...floats(0, 1, 3001), ...Array.from({ length: 10_001 }, (_, k) => Math.fround(k / 10_000))]
    const error = largestError(
      points,
      (u) => cosSinTurn(u)[part],
      (u) => reference(2 * Math.PI * u),
      () => 1,
    )
    expect(error).toBeLessThan(2e-7)
  })

  test('is exact at quarters of a turn', () => {
    for (const [u, cos, sin] of [
      [0, 1, 0],
      [0.25, 0, 1],
      [0.5, -1, 0],
      [0.75, 0, -1],
      [1, 1, 0],
    ] as const) {
      const [c, s] = cosSinTurn(u)
      expect([c + 0, s + 0]).toEqual([cos, sin])
    }
  })
})
