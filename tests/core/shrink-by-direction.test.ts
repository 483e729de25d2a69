/** The quadratic model against the solution of its linear system. */
import { describe, expect, test } from 'vitest'
import type { Result } from '#core/results.ts'
import { metricsOf, resultsOf } from './analysed.ts'

const settings = [
  { curvature1: 4, curvature2: 0.25, rotation: 30, strength: 1 },
  { curvature1: 0.01, curvature2: 10, rotation: 75, strength: 0.3 },
  { curvature1: 2, curvature2: 2, rotation: 10, strength: 5 },
  { curvature1: 1, curvature2: 3, rotation: 0, strength: 100 },
  { curvature1: 1, curvature2: 3, rotation: 90, strength: 0.001 },
]
type Setting = (typeof settings)[number]
type Vector = readonly [number, number]
const points = (results: readonly Result[], name: string): Vector[][] =>
  results.flatMap((result) =>
    result.shape === 'points' && result.name === name
      ? [Array.from(result.x, (x, k): Vector => [x, result.y[k]!])]
      : [],
  )
/** H = R diag(h) Rᵀ, w* = R (1, 1), R the rotation. */
function quadratic({ curvature1, curvature2, rotation }: Setting) {
  const [c, s] = [Math.cos((rotation * Math.PI) / 180), Math.sin((rotation * Math.PI) / 180)]
  const a = curvature1 * c * c + curvature2 * s * s
  const b = (curvature1 - curvature2) * c * s
  const d = curvature1 * s * s + curvature2 * c * c
  const best: Vector = [c - s, s + c]
  const loss = ([x, y]: Vector) => {
    const [u, v] = [x - best[0], y - best[1]]
    return (a * u * u + 2 * b * u * v + d * v * v) / 2
  }
  /** Solves (H + λI) w = H w* by Cramer's rule. */
  const penalised = (lambda: number): Vector => {
    const [r0, r1] = [a * best[0] + b * best[1], b * best[0] + d * best[1]]
    const determinant = (a + lambda) * (d + lambda) - b * b
    return [((d + lambda) * r0 - b * r1) / determinant, ((a + lambda) * r1 - b * r0) / determinant]
  }
  return { best, loss, penalised }
}
const expectNear = (actual: Vector, expected: Vector) => {
  expect(Math.hypot(actual[0] - expected[0], actual[1] - expected[1])).toBeLessThan(2e-6)
}

describe.each(settings)('h = ($curvature1, $curvature2), $rotation°, λ = $strength', (setting) => {
  const results = resultsOf({ kind: 'shrink-by-direction', ...setting })
  const { best, loss, penalised } = quadratic(setting)
  const minimum = penalised(setting.strength)
  const radius = Math.hypot(...minimum)

  test('the penalised minimum solves (H + λI) w = H w*', () => {
    expectNear(points(results, 'unpenalised-minimum')[0]![0]!, best)
    expectNear(points(results, 'penalised-minimum')[0]![0]!, minimum)
  })

  test('the factors are h / (h + λ), and their sum the degrees of freedom', () => {
    const { curvature1, curvature2, strength } = setting
    const factors = [curvature1 / (curvature1 + strength), curvature2 / (curvature2 + strength)] as const
    expect(metricsOf({ kind: 'shrink-by-direction', ...setting })).toMatchObject({
      'factor-1': factors[0],
      'factor-2': factors[1],
      'degrees-of-freedom': factors[0] + factors[1],
    })
    const table = results.find((result) => result.shape === 'table')!
    expect([...table.values]).toEqual(factors)
  })

  test('a contour of the loss touches the circle of equal norm at the minimum, from outside', () => {
    const circle = points(results, 'equal-norm')[0]!
    for (const point of circle) expect(Math.hypot(...point)).toBeCloseTo(radius, 5)
    const [touching, ...others] = points(results, 'contour')
    for (const point of touching!) {
      expect(Math.abs(loss(point) / loss(minimum) - 1)).toBeLessThan(1e-5)
      expect(Math.hypot(...point)).toBeGreaterThan(radius - 1e-5)
    }
    expect(others).toHaveLength(2)
    others.forEach((contour, k) => {
      for (const point of contour) expect(loss(point)).toBeCloseTo([0.25, 1][k]!, 4)
    })
  })

  test('the path leads from w* through the minimum for growing λ', () => {
    const path = points(results, 'path')[0]!
    const shrinkage = results.find((result) => result.shape === 'series')!
    expectNear(path[0]!, best)
    shrinkage.x.forEach((lambda, k) => {
      expectNear(path[k + 1]!, penalised(lambda))
    })
    expect([shrinkage.x[0]!, shrinkage.x.at(-1)!].map(Math.log10)).toEqual([
      expect.closeTo(-3, 10),
      expect.closeTo(3, 10),
    ])
  })

  test('the factors fall with λ in each direction', () => {
    const series = results.filter((result) => result.shape === 'series')
    expect(series.map(({ of }) => of)).toEqual(['direction-1', 'direction-2'])
    series.forEach(({ x, y }, direction) => {
      const curvature = [setting.curvature1, setting.curvature2][direction]!
      expect([...y]).toEqual(Array.from(x, (lambda) => curvature / (curvature + lambda)))
    })
  })
})

test('without a penalty nothing shrinks, and the contour that touches is a point, which is left out', () => {
  const results = resultsOf({ kind: 'shrink-by-direction', strength: 0 })
  expect(points(results, 'penalised-minimum')).toEqual(points(results, 'unpenalised-minimum'))
  expect(points(results, 'contour')).toHaveLength(2)
})
