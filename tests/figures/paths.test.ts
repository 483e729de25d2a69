import { describe, expect, test } from 'vitest'
import { contourPaths } from '../../src/figures/field-contours.ts'
import { layoutField } from '../../src/figures/layout-field.ts'
import { bandPath, countUpTo, linePath, stepPath } from '../../src/figures/lines.ts'
import { percentileBand } from '../../src/figures/percentile-band.ts'
import { contextOf } from './sample.ts'

const same = (value: number): number => value

test('lines are rounded to two decimals and break where a value is missing', () => {
  expect(linePath({ x: [0, 1 / 3, 1], y: [2 / 3, 1, 2] }, same, same)).toBe('M0,0.67L0.33,1L1,2')
  expect(linePath({ x: [0, 1, 2, 3, 4], y: [1, 2, Number.NaN, 4, 5] }, same, same)).toBe('M0,1L1,2M3,4L4,5')
  expect(linePath({ x: [0, 1, 2], y: [5, 6, 7] }, same, same, 1)).toBe('M1,6L2,7')
  expect(linePath({ x: [], y: [] }, same, same)).toBe('')
})

test('a band goes forth along one line and back along the other', () => {
  expect(bandPath([0, 1], [1, 2], [3, 4], same, same)).toBe('M0,3L1,4L1,2L0,1Z')
})

test('a histogram rises from its base, and leaves it alone where it counts nothing', () => {
  expect(stepPath([0, 1, 2, 3], [5, 0, 2], same, same, 9)).toBe('M0,9L0,5L1,5L1,9M2,9L2,2L3,2L3,9')
})

test('points up to a limit', () => {
  expect([-1, 0, 5, 10, 99].map((limit) => countUpTo([0, 5, 10], limit))).toEqual([0, 1, 2, 3, 3])
})

test('percentiles over seeds interpolate, and skip where a run has no value', () => {
  const runs = Array.from({ length: 11 }, (_, k) => [k, k === 3 ? Number.NaN : k, 10 * k])
  expect(percentileBand('validation', [0, 10, 20], runs)).toEqual({
    split: 'validation',
    x: [0, 20],
    low: [1, 10],
    high: [9, 90],
  })
  expect(percentileBand('validation', [0], []).x).toEqual([])
})

describe('contours of a field', () => {
  const size = [20, 10] as const
  const cells = (f: (column: number, row: number) => number): Float32Array =>
    Float32Array.from({ length: 200 }, (_, k) => f(k % 20, Math.floor(k / 20)))
  const points = (path: string): [number, number][] =>
    [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
  const inside = ([x, y]: [number, number]): boolean => x > 0 && x < 200 && y > 0 && y < 100

  test('a slope has its boundary where the value is, from edge to edge', () => {
    // Cell centres are at (column + 1/2) · 10 px, so that the value at x px is x / 200.
    const field = { values: cells((column) => (column + 0.5) / 20), size }
    const [path] = contourPaths(field, [0.5], 200, 100)
    const boundary = points(path!).filter(inside)
    expect(boundary.length).toBeGreaterThan(5)
    for (const [x] of boundary) expect(x).toBeCloseTo(100, 6)
    const ys = points(path!)
      .filter(([x]) => Math.abs(x - 100) < 1e-6)
      .map(([, y]) => y)
    expect(Math.min(...ys)).toBeLessThan(0)
    expect(Math.max(...ys)).toBeGreaterThan(100)
  })

  test('the first row is at the bottom', () => {
    const [path] = contourPaths({ values: cells((_, row) => (row === 0 ? 1 : 0)), size }, [0.5], 200, 100)
    for (const [, y] of points(path!).filter(inside)) expect(y).toBeGreaterThan(80)
  })

  test('a field on one side of the threshold fills the window or nothing', () => {
    const [high] = contourPaths({ values: cells(() => 0.9), size }, [0.5], 200, 100)
    expect(points(high!).some(inside)).toBe(false)
    expect(Math.min(...points(high!).map(([x]) => x))).toBeLessThan(0)
    expect(contourPaths({ values: cells(() => 0.1), size }, [0.5], 200, 100)).toEqual([''])
    expect(contourPaths({ values: cells(() => Number.NaN), size }, [0.5], 200, 100)).toEqual([''])
  })

  test('data stand where they are, those outside the window or without a class do not', () => {
    const data = {
      shape: 'points',
      name: 'data',
      x: Float64Array.of(0, 1, 9),
      y: Float64Array.of(0, 0.5, 0),
      label: Uint8Array.of(1, 0, 1),
      flipped: Uint8Array.of(0, 1, 0),
      axes: [{ id: 'x1' }, { id: 'x2' }],
    } as const
    const { label: _, ...unlabelled } = data
    const field = {
      shape: 'field',
      name: 'boundary',
      values: new Float32Array(4),
      size: [2, 2],
      extent: [-1, 3, -1, 1],
      axes: data.axes,
      quantity: { id: 'probability' },
    } as const
    const { height, dots } = layoutField(contextOf('only'), field, [data, unlabelled], 400)
    expect(height).toBe(200)
    expect(dots).toMatchObject([
      { x: 100, y: 100, label: 1, flipped: false },
      { x: 200, y: 50, label: 0, flipped: true },
    ])
  })
})
