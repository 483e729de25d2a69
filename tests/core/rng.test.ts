import { describe, expect, test } from 'vitest'
import { createStream, threefry } from '#core/rng.ts'

describe('threefry', () => {
  // The known answers of the authors' library Random123 for Threefry-2x32-20: counter, key, result.
  test.each([
    [0x00000000, 0x00000000, 0x00000000, 0x00000000, 0x6b200159, 0x99ba4efe],
    [0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff, 0x1cb996fc, 0xbb002be7],
    [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344, 0xc4923a9c, 0x483df7a0],
  ])('gives the known answer at counter %i %i', (counter0, counter1, key0, key1, ...words) => {
    expect(threefry(key0, key1, counter0, counter1)).toEqual(words)
  })
})

describe('a stream', () => {
  const stream = createStream(7, 'label-noise')
  const draws = Array.from({ length: 50_000 }, (_, index) => index)

  test('depends on seed, name, step and index alone', () => {
    const late = createStream(7, 'label-noise')
    expect(late.uniform(3, 5)).toEqual(stream.uniform(3, 5))
    for (const other of [
      createStream(8, 'label-noise').uniform(3, 5),
      createStream(7, 'label-noises').uniform(3, 5),
      stream.uniform(3, 6),
      stream.uniform(4, 5),
    ])
      expect(other).not.toEqual(stream.uniform(3, 5))
  })

  /** Σ (observed − expected)² / expected over 100 cells: mean 99, standard deviation 14. */
  const chiSquare = (values: readonly number[]): number => {
    const counts = new Float64Array(100)
    for (const value of values) counts[Math.floor(value * 100)]! += 1
    const expected = values.length / 100
    return counts.reduce((sum, count) => sum + (count - expected) ** 2 / expected, 0)
  }

  test.each([0, 1])('is uniform on (0, 1): number %i of a draw', (part) => {
    const values = draws.map((index) => stream.uniform(index)[part]!)
    expect(values.every((value) => value > 0 && value < 1)).toBe(true)
    expect(Math.abs(chiSquare(values) - 99)).toBeLessThan(4 * 14)
  })

  test('has two independent numbers in a draw', () => {
    const cells = draws.map((index) => {
      const [a, b] = stream.uniform(index)
      return (Math.floor(a * 10) + b) / 10
    })
    expect(Math.abs(chiSquare(cells) - 99)).toBeLessThan(4 * 14)
  })

  test('is normal: its first four moments are those of the standard normal distribution', () => {
    const values = draws.map((index) => stream.normal(index))
    const moment = (k: number) => values.reduce((sum, value) => sum + value ** k, 0) / values.length
    // Each within four standard errors; the variance of x^k is E x^2k − (E x^k)².
    for (const [k, mean, variance] of [
      [1, 0, 1],
      [2, 1, 2],
      [3, 0, 15],
      [4, 3, 96],
    ] as const)
      expect(Math.abs(moment(k) - mean)).toBeLessThan(4 * Math.sqrt(variance / values.length))
  })

  test('gives normal numbers in float32', () => {
    const values = draws.slice(0, 1000).map((index) => stream.normal(index))
    expect(values).toEqual(values.map(Math.fround))
  })

  test('permutes: every number once, in another order at another step', () => {
    const order = stream.permutation(1000)
    expect([...order].sort((a, b) => a - b)).toEqual(draws.slice(0, 1000))
    expect(stream.permutation(1000)).toEqual(order)
    expect(stream.permutation(1000, 1)).not.toEqual(order)
    expect(order).not.toEqual(Uint32Array.from(draws.slice(0, 1000)))
  })
})
