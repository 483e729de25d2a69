/** Chapter 8: mixup, cutout and CutMix. */
import { describe, expect, test } from 'vitest'
import { metricsOf, resultsOf } from '../analysed.ts'
import { histogram, places, rows, sum } from './shapes.ts'

describe('mixing-table', () => {
  const image = (of: string, given: object) => {
    const ink = resultsOf({ kind: 'mixing-table', ...given }).find(({ name }) => name === 'ink')
    if (ink?.shape !== 'images') throw new Error('There are no images.')
    const at = 64 * ink.captions.indexOf(of)
    return ink.values.subarray(at, at + 64)
  }
  const label = (given: object) =>
    rows(resultsOf({ kind: 'mixing-table', ...given }), 'label').map(([, , result]) => result!)
  /** Where the result is not the first image. */
  const changed = (given: object) => {
    const [first, result] = [image('first', given), image('result', given)]
    return Array.from(first, (ink, pixel) => (ink === result[pixel] ? -1 : pixel)).filter((pixel) => pixel >= 0)
  }

  test('the worked example: a box of 4 × 4 around (1, 1) is cut to 3 × 3, and κ is 1 − 9/64', () => {
    const metrics = metricsOf({ kind: 'mixing-table' })
    expect([metrics['box-area'], metrics['label-share']]).toEqual([9, 0.859375])
    expect(label({})).toEqual([0.859375, 1 - 0.859375])
    for (const pixel of changed({})) {
      expect(Math.floor(pixel / 8)).toBeLessThan(3)
      expect(pixel % 8).toBeLessThan(3)
    }
    expect(changed({}).length).toBeGreaterThan(0)
  })

  test('exercise 8.3: κ = 0.36 around (4, 4) leaves 0.4375', () => {
    expect(metricsOf({ kind: 'mixing-table', share: 0.36, row: 4, column: 4 })['label-share']).toBeCloseTo(0.4375, 6)
  })

  test('cutout empties the box and leaves the label alone', () => {
    const given = { method: 'cutout', share: 0.36, row: 4, column: 4 }
    expect(label(given)).toEqual([1, 0])
    const [first, result] = [image('first', given), image('result', given)]
    result.forEach((ink, pixel) => {
      const [row, column] = [7 - Math.floor(pixel / 8), pixel % 8]
      const inside = row >= 1 && row < 7 && column >= 1 && column < 7
      expect(ink).toBe(inside ? 0 : first[pixel])
    })
  })

  test('CutMix takes the box from the second image', () => {
    const given = { share: 0.36, row: 4, column: 4 }
    const [second, result] = [image('second', given), image('result', given)]
    for (const pixel of changed(given)) expect(result[pixel]).toBe(second[pixel])
    expect(changed(given).length).toBeGreaterThan(10)
  })

  test('mixup mixes every pixel and the labels alike', () => {
    const given = { method: 'mixup', share: 0.7 }
    const [first, second, result] = ['first', 'second', 'result'].map((of) => image(of, given))
    result!.forEach((ink, pixel) => {
      expect(ink).toBeCloseTo(0.7 * first![pixel]! + 0.3 * second![pixel]!, 6)
    })
    expect(label(given)).toEqual([expect.closeTo(0.7, 6), expect.closeTo(0.3, 6)])
  })

  test.each(['mixup', 'cutout', 'cutmix'])('%s with κ = 1 changes nothing', (method) => {
    expect(changed({ method, share: 1 })).toEqual([])
    expect(label({ method, share: 1 })).toEqual([1, 0])
  })
})

describe('mixed-pair', () => {
  test('the worked example and exercise 8.2', () => {
    const metrics = metricsOf({ kind: 'mixed-pair' })
    const mixed = ['mixed-1', 'mixed-2', 'label-1', 'label-2'].map((key) => metrics[key])
    expect(mixed).toEqual([0.7, 0.6, 0.7, 0.3].map((value) => expect.closeTo(value, 12)))
    const exercise = { kind: 'mixed-pair', first: [2, 4], second: [0, 1], share: 0.25 }
    expect(places(resultsOf(exercise), 'mixed')).toEqual([[0.5, 1.75]])
  })

  test('a point with one coordinate is refused', () => {
    expect(() => resultsOf({ kind: 'mixed-pair', first: [1] })).toThrow('“first” is a point of the plane')
  })
})

describe('mixup-moments', () => {
  test('exercise 8.4: E[κ(1 − κ)] is 1/6 for α = 1, 0.0714 for 0.2', () => {
    expect(metricsOf({ kind: 'mixup-moments', alpha: 1 }).product).toBeCloseTo(1 / 6, 12)
    expect(metricsOf({ kind: 'mixup-moments', alpha: 0.2 }).product).toBeCloseTo(0.0714, 4)
  })

  test.each([
    [0.3, [1, -2, 0.5, 1.5]],
    [1, [2, 2, -1]],
    [4, [1, -1]],
  ])('α = %d: the formula is the integral over κ and all pairs, and draws come near', (alpha, residuals) => {
    // u = κ^α is spread so that its density has no pole: ∫ κ^(α−1) (1 − κ)^(α−1) g dκ over the lower half, doubled.
    const cells = 20_000
    const top = 0.5 ** alpha
    const mean = (g: (kappa: number) => number) => {
      const weighted = (f: (kappa: number) => number) =>
        sum(cells, (k) => {
          const kappa = ((top * (k + 0.5)) / cells) ** (1 / alpha)
          return (1 - kappa) ** (alpha - 1) * (f(kappa) + f(1 - kappa))
        })
      return weighted(g) / weighted(() => 1)
    }
    const pairs = residuals.flatMap((i) => residuals.map((j) => [i, j] as const))
    const loss =
      mean((kappa) => pairs.reduce((all, [i, j]) => all + (kappa * i + (1 - kappa) * j) ** 2, 0)) / pairs.length
    const metrics = metricsOf({ kind: 'mixup-moments', alpha, residuals })
    expect(metrics['expected-loss']).toBeCloseTo(loss, 4)
    expect(metrics.product).toBeCloseTo(
      mean((kappa) => kappa * (1 - kappa)),
      5,
    )
    expect(Math.abs(metrics['drawn-product']! - metrics.product!)).toBeLessThan(0.008)
    expect(Math.abs(metrics['drawn-loss']! / metrics['expected-loss']! - 1)).toBeLessThan(0.1)
  })

  test('residuals of mean 0 lose the same factor whatever they are: least squares stays the best', () => {
    const metrics = metricsOf({ kind: 'mixup-moments', alpha: 2, residuals: [3, -1, -2] })
    expect(metrics['expected-loss']).toBeCloseTo((3 / 5) * (14 / 3), 12)
    expect([metrics['square-factor'], metrics['mean-factor']]).toEqual([3 / 5, 2 / 5])
  })

  test('every draw is counted, on both sides alike', () => {
    const { counts } = histogram(resultsOf({ kind: 'mixup-moments' }), 'mixing-share')
    expect(counts.reduce((all, count) => all + count, 0)).toBe(4000)
    for (const count of counts) expect(Math.abs(count - 200)).toBeLessThan(70)
  })
})
