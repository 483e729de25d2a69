/** Layouts of contours, matrices, images, strips, arrows, classes. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { FieldResult, HistogramResult, ImagesResult, PointsResult, TableResult } from '../../src/core/results.ts'
import { drawArrows } from '../../src/figures/arrows.ts'
import { contourLevels } from '../../src/figures/contour-levels.ts'
import { layoutContours } from '../../src/figures/layout-contours.ts'
import { layoutCurve } from '../../src/figures/layout-curve.ts'
import { layoutField } from '../../src/figures/layout-field.ts'
import { layoutHistogram } from '../../src/figures/layout-histogram.ts'
import { layoutImages, SHADES } from '../../src/figures/layout-images.ts'
import { layoutMatrix } from '../../src/figures/layout-matrix.ts'
import { layoutPlane } from '../../src/figures/layout-plane.ts'
import { quantileOf } from '../../src/figures/quantile.ts'
import { contextOf } from './sample.ts'

const frame = { title: '', summary: '' }
const widths = fc.integer({ min: 40, max: 900 })
const axes = [{ id: 'direction-1' }, { id: 'direction-2' }] as const

const bowl = (side: number, of: (x: number, y: number) => number): FieldResult => ({
  shape: 'field',
  name: 'landscape',
  values: Float32Array.from({ length: side * side }, (_, k) =>
    of(((k % side) + 0.5) / side - 0.5, (Math.floor(k / side) + 0.5) / side - 0.5),
  ),
  size: [side, side],
  extent: [-1, 1, -1, 1],
  axes,
  quantity: { id: 'loss', unit: 'nats' },
})

describe('contours', () => {
  test('levels lie within the values, rise, and are round; skewed values get equal ratios', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 1e-6, max: 1e6, noNaN: true }),
        fc.double({ min: 1.01, max: 1e8, noNaN: true }),
        (low, factor) => {
          const levels = contourLevels([low, low * factor])
          expect(levels.length).toBeLessThanOrEqual(12)
          levels.forEach((level, k) => {
            expect(level).toBeGreaterThan(low)
            expect(level).toBeLessThan(low * factor)
            if (k > 0) expect(level).toBeGreaterThan(levels[k - 1]!)
          })
        },
      ),
    )
    expect(contourLevels([0.05, 40])).toEqual([0.1, 0.2, 0.5, 1, 2, 5, 10, 20])
    expect(contourLevels([1, 2])).toEqual([1.2, 1.4, 1.6, 1.8])
    expect(contourLevels([3, 3])).toEqual([])
  })

  test('a path starts and ends where it does, labels overlap nothing, and all lies in the window', () => {
    const path: PointsResult = {
      shape: 'points',
      name: 'parameter-path',
      x: Float64Array.of(-0.5, 0, 0.5),
      y: Float64Array.of(0.5, 0.1, 0),
      joined: true,
      axes,
    }
    const field = bowl(19, (x, y) => 1 + x * x + 3 * y * y)
    fc.assert(
      fc.property(widths, (width) => {
        const props = { ...frame, context: contextOf('only'), arm: 'only', field, points: [path] }
        const { plot, labels, paths, walks } = layoutContours(props, width)
        expect(paths).toHaveLength(1)
        const wide = plot.right - plot.left
        expect(paths[0]!.start.x).toBeCloseTo(wide / 4, 1)
        expect(paths[0]!.end.x).toBeCloseTo((3 * wide) / 4, 1)
        expect(new Set(labels.map(({ text }) => text)).size).toBe(labels.length)
        for (const { x, y } of labels) {
          expect(x).toBeGreaterThan(0)
          expect(x).toBeLessThan(wide)
          expect(y).toBeLessThan(plot.bottom - plot.top)
        }
        const marks = walks()
        expect(marks.map(({ length }) => length)).toEqual([3, ...new Array(19).fill(19)])
        expect(marks[0]![0]!.say()).toBe('parameter-path: direction-1 −0.5000, direction-2 0.5000')
      }),
      { numRuns: 20 },
    )
  })

  test('a loss out of bounds leaves finite contours', () => {
    const field = bowl(9, (x) => (x > 0.2 ? Number.POSITIVE_INFINITY : 1 + x * x))
    const { contours } = layoutContours({ ...frame, context: contextOf('only'), arm: 'only', field }, 400)
    expect(contours.length).toBeGreaterThan(0)
    expect(contours.join('')).not.toMatch(/NaN|Infinity/)
  })
})

test('of three classes each has its tone and a boundary without steps', () => {
  const field: FieldResult = {
    ...bowl(24, (x, y) => (y > 0.1 ? 2 : x > 0 ? 1 : 0)),
    name: 'boundary',
    quantity: { id: 'class' },
  }
  const { bands, boundaries, walks } = layoutField(contextOf('only'), field, [], 240)
  expect(bands.map(({ tone }) => tone)).toEqual([3, 5])
  expect(boundaries).toHaveLength(2)
  expect(walks()[1]![0]!.say()).toMatch(/class-2$/)
})

test('points of no split among examples are what was made of them', () => {
  const field: FieldResult = { ...bowl(4, () => 0.4), name: 'boundary', quantity: { id: 'probability' } }
  const points = (name: string, split?: 'train'): PointsResult => ({
    shape: 'points',
    name,
    ...(split && { split }),
    x: Float64Array.of(0),
    y: Float64Array.of(0),
    label: Uint8Array.of(1),
    axes,
  })
  const madeOf = (...all: readonly PointsResult[]) =>
    layoutField(contextOf('only'), field, all, 240).dots.map(({ made }) => made)
  expect(madeOf(points('examples', 'train'), points('step-examples'))).toEqual([false, true])
  expect(madeOf(points('step-examples'))).toEqual([false])
})

describe('a confusion matrix', () => {
  const tableOf = (classes: number, values: readonly number[]): TableResult => {
    const names = Array.from({ length: classes }, (_, k) => `class-${k}`)
    return {
      shape: 'table',
      name: 'confusion',
      rows: names,
      columns: names,
      values: Float64Array.from(values),
      quantity: { id: 'example-count' },
    }
  }
  const props = (table: TableResult) => ({
    ...frame,
    context: contextOf('only'),
    table,
    rowsName: 'true',
    columnsName: 'said',
  })

  test('more is never paler, nothing is blank, and the grid fits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 10 }), fc.infiniteStream(fc.nat(99)), widths, (classes, stream, width) => {
        const values = Array.from({ length: classes * classes }, () => stream.next().value as number)
        const { left, cell, cells, columns } = layoutMatrix(props(tableOf(classes, values)), Math.max(width, 200))
        expect(left + columns.length * cell.width).toBeLessThanOrEqual(Math.max(width, 200))
        for (const [a, one] of cells.entries())
          for (const [b, other] of cells.entries())
            if (values[a]! > values[b]!) expect(one.tone).toBeGreaterThanOrEqual(other.tone)
        cells.forEach(({ text, tone }, k) => {
          expect(text === '').toBe(values[k] === 0)
          expect(tone === 0).toBe(values[k] === 0)
        })
      }),
      { numRuns: 30 },
    )
  })

  test('a cell says what it counts', () => {
    const { walks, rows } = layoutMatrix(props(tableOf(2, [5, 1, 0, 4])), 300)
    expect(rows.map(({ text }) => text)).toEqual(['0', '1'])
    expect(walks()[0]![1]!.say()).toBe('true 0, said 1: example-count 1')
  })

  test('lit cells have one shade, and zeros are written', () => {
    const { cells } = layoutMatrix({ ...props(tableOf(2, [5, 1, 0, 4])), lit: [true, false, true, false] }, 300)
    expect(cells.map(({ tone }) => tone > 0)).toEqual([true, false, true, false])
    expect(cells[0]!.tone).toBe(cells[2]!.tone)
    expect(cells.every(({ text }) => text !== '')).toBe(true)
  })
})

describe('images', () => {
  const imagesOf = (count: number, side: number, values: (k: number) => number, targets?: number[]): ImagesResult => ({
    shape: 'images',
    name: 'step-examples',
    values: Float32Array.from({ length: count * side * side }, (_, k) => values(k)),
    size: [count, side, side],
    captions: Array.from({ length: count }, (_, k) => `example-${k + 1}`),
    ...(targets && { targets: Float32Array.from(targets) }),
    quantity: { id: 'brightness' },
  })
  const layout = (images: readonly ImagesResult[], width: number) =>
    layoutImages({ ...frame, context: contextOf('only'), images }, width)

  test('every pixel is drawn once, as dark as it is, with any sign', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 9 }), widths, (count, side, width) => {
        const value = (k: number) => ((k * 7) % 5) - 2
        const { paths, size, walks } = layout([imagesOf(count, side, value)], Math.max(width, side))
        const pixel = size[0] / side
        let dark = 0
        paths.forEach((path, shade) => {
          for (const [, run] of path.matchAll(/M\d+,\d+h(\d+)/g)) dark += (Number(run) / pixel) * (shade + 1)
        })
        let expected = 0
        for (let k = 0; k < count * side * side; k++) expected += Math.round((SHADES.length * (value(k) + 2)) / 4)
        if (count * side * side >= 5) expect(dark).toBe(expected)
        for (const mark of walks().flat()) expect(mark.x + mark.size![0] / 2).toBeLessThanOrEqual(Math.max(width, side))
      }),
      { numRuns: 50 },
    )
  })

  test('a hard target is one class, a soft one its two heaviest; captions stand where there is none', () => {
    const soft = imagesOf(2, 2, (k) => k, [0, 1, 0, 0.1, 0.3, 0.6])
    const { rows, walks } = layout([soft], 400)
    expect(rows[0]!.images.map(({ lines }) => lines.map(({ text }) => text))).toEqual([
      ['1'],
      ['2: 60\u202f%', '1: 30\u202f%'],
    ])
    expect(walks()[0]![1]!.say()).toBe('example-2: class-2 60.0\u202f%, class-1 30.0\u202f%, class-0 10.0\u202f%')
    const captioned = layout([imagesOf(1, 2, () => 1)], 400)
    expect(captioned.rows[0]!.images[0]!.lines.map(({ text }) => text)).toEqual(['example-1'])
  })
})

test('the first row of images sets the scale; what lies beyond is clipped', () => {
  const row = (values: number[]): ImagesResult => ({
    shape: 'images',
    name: 'row',
    values: Float32Array.from(values),
    size: [1, 1, 3],
    captions: ['example-1'],
    quantity: { id: 'brightness' },
  })
  const images = [row([0, 0.5, 1]), row([-3, 0.5, 4])]
  const { paths } = layoutImages({ ...frame, context: contextOf('only'), images }, 200)
  expect(paths.filter(Boolean)).toHaveLength(2)
  expect(paths.at(-1)!.match(/M/g)).toHaveLength(2)
})

describe('histograms through time', () => {
  const edges = Float64Array.of(-1, 0, 1)
  const histogram: HistogramResult = {
    shape: 'histogram',
    name: 'weights',
    edges,
    counts: Float64Array.of(4, 8),
    axes: [{ id: 'weight-values' }, { id: 'value-count' }],
  }
  const layout = (steps: readonly number[], counts: readonly (readonly number[])[], width = 400) =>
    layoutHistogram(
      {
        ...frame,
        context: contextOf('only'),
        histograms: [{ arm: 'only', result: histogram }],
        tracks: [{ arm: 'only', result: { edges, steps, counts: counts.map((row) => Float64Array.from(row)) } }],
        step: 10,
        lastStep: 20,
      },
      width,
    )

  test('one step is no strip; the strip reaches as far as the run has come', () => {
    expect(layout([0], [[1, 2]]).strips).toBeUndefined()
    const { strips, height, plot } = layout(
      [0, 10],
      [
        [0, 9],
        [0, 9],
      ],
    )
    expect(height).toBeGreaterThan(plot.height)
    const [path, ...rest] = strips!.strips[0]!.paths.filter(Boolean)
    expect(rest).toEqual([])
    const [, from, , to] = /M([\d.]+),([\d.]+)H([\d.]+)/.exec(path!)!
    expect(Number(from)).toBeCloseTo(strips!.left, 1)
    expect(Number(to)).toBeCloseTo((strips!.left + strips!.right) / 2, 1)
    expect(strips!.head).toBeCloseTo((strips!.left + strips!.right) / 2, 1)
  })

  test('more is darker, and long runs are thinned', () => {
    const steps = Array.from({ length: 500 }, (_, k) => (k * 20) / 499)
    const counts = steps.map((_, k) => [k, 0])
    const { strips } = layout(steps, counts)
    const starts = strips!.strips[0]!.paths.filter(Boolean).map((path) => Number(/M([\d.]+)/.exec(path)![1]))
    expect(starts.length).toBeGreaterThan(3)
    for (let k = 1; k < starts.length; k++) expect(starts[k]).toBeGreaterThan(starts[k - 1]!)
    expect(strips!.walks()[0]![499]!.say()).toContain('middle-half')
  })

  test('quartiles are those of counts spread evenly within bins', () => {
    expect(quantileOf(edges, Float64Array.of(1, 1), 0.5)).toBe(0)
    expect(quantileOf(edges, Float64Array.of(0, 4), 0.25)).toBe(0.25)
    expect(quantileOf(edges, Float64Array.of(0, 0), 0.25)).toBeNaN()
  })
})

test('an arrow ends where it points; one of no length is not drawn', () => {
  const start = { x: 10, y: 100 }
  expect(drawArrows([start], [2], [3], { x: 10, y: 20 })).toMatch(/^M10,100L30,40M/)
  expect(drawArrows([start], [0], [0], { x: 10, y: 20 })).toBe('')
  expect(drawArrows([start], [Number.NaN], [1], { x: 10, y: 20 })).toBe('')
})

test('a plane makes room for its arrows; axes of different kinds have scales of their own', () => {
  const result: PointsResult = {
    shape: 'points',
    name: 'input',
    x: Float64Array.of(1, 2, 3),
    y: Float64Array.of(0, 0, 0),
    toward: [Float64Array.of(0, 0, 0), Float64Array.of(50, -50, 1)],
    axes: [{ id: 'entry' }, { id: 'value' }],
  }
  const { shapes, height, zero } = layoutPlane(
    { ...frame, context: contextOf('only'), shapes: [{ arm: 'only', result }] },
    400,
  )
  const ys = [...shapes[0]!.arrows.matchAll(/[ML]([\d.]+),([\d.]+)/g)].map(([, , y]) => Number(y))
  expect(Math.min(...ys)).toBeGreaterThan(0)
  expect(Math.max(...ys)).toBeLessThan(height)
  expect(zero).toBeCloseTo(shapes[0]!.spots[0]!.y, 1)
  const [first, , last] = shapes[0]!.spots
  expect(last!.x - first!.x).toBeGreaterThan(250)
})

test('equal points of two arms are drawn once, but not where their arrows differ', () => {
  const axes = [{ id: 'entry' }, { id: 'value' }] as const
  const of = (push: number): PointsResult => ({
    shape: 'points',
    name: 'logit',
    x: Float64Array.of(1, 2),
    y: Float64Array.of(0, 1),
    toward: [Float64Array.of(0, 0), Float64Array.of(push, -push)],
    axes,
  })
  const drawn = (...pushes: readonly number[]) =>
    layoutPlane(
      {
        ...frame,
        context: contextOf('plain', 'penalised'),
        shapes: pushes.map((push, k) => ({ arm: ['plain', 'penalised'][k]!, result: of(push) })),
      },
      400,
    ).shapes.length
  expect(drawn(0.3, 0.3)).toBe(1)
  expect(drawn(0.3, 0.1)).toBe(2)
})

test('points that all arms have seen stand once, in ink', () => {
  const axes = [{ id: 'input' }, { id: 'output' }] as const
  const [x, y] = [Float64Array.of(0, 1), Float64Array.of(1, 2)]
  const curve = (arm: string) => ({ arm, result: { shape: 'series' as const, name: 'function', x, y, axes } })
  const seen = (arm: string, at: Float64Array) => ({
    arm,
    result: { shape: 'points' as const, name: 'examples', x, y: at, axes },
  })
  const hues = (points: ReturnType<typeof seen>[]) =>
    layoutCurve({ ...frame, context: contextOf('a', 'b'), curves: [curve('a'), curve('b')], points }, 400).dots.map(
      ({ hue }) => hue,
    )
  expect(hues([seen('a', y), seen('b', y)])).toEqual(['hue-ink'])
  expect(hues([seen('a', y), seen('b', x)])).toEqual(['hue-a', 'hue-b'])
})

test('what all arms are compared with is drawn once, and points join the curves of their axes', () => {
  const shared = [
    { id: 'confidence', unit: 'percent' },
    { id: 'share-right', unit: 'percent' },
  ] as const
  const curve = (arm: string, name: string, reference?: true) => ({
    arm,
    result: {
      shape: 'series' as const,
      name,
      x: Float64Array.of(0, 1),
      y: Float64Array.of(0, 1),
      ...(reference && { reference }),
      axes: shared,
    },
  })
  const point = {
    shape: 'points' as const,
    name: 'chosen',
    x: Float64Array.of(0.5),
    y: Float64Array.of(0.25),
    axes: shared,
  }
  const { curves, labels, dots, walks } = layoutCurve(
    {
      ...frame,
      context: contextOf('a', 'b'),
      curves: ['a', 'b'].flatMap((arm) => [curve(arm, 'reliability'), curve(arm, 'perfect-calibration', true)]),
      points: [{ arm: 'a', result: point }],
    },
    400,
  )
  expect(curves.map(({ stroke }) => stroke)).toEqual(['stroke-plain', 'stroke-reference', 'stroke-plain'])
  expect(labels.map(({ name }) => name)).toEqual(['a', 'perfect-calibration', 'b'])
  expect(dots).toHaveLength(1)
  expect(walks()[0]![0]!.say()).toBe('chosen: confidence 50.00\u202f%, share-right 25.00\u202f%')
})

describe('curves without a split', () => {
  const plain = [{ id: 'share' }, { id: 'error' }] as const
  const curve = (arm: string, name: string, y: readonly number[]) => ({
    arm,
    result: {
      shape: 'series' as const,
      name,
      x: Float64Array.from(y, (_, k) => k),
      y: Float64Array.from(y),
      axes: plain,
    },
  })

  test('several of an arm have strokes of their own, the same in every arm, and labels show them', () => {
    const curves = ['a', 'b'].flatMap((arm) => ['bias', 'variance', 'sum'].map((name) => curve(arm, name, [0, 1])))
    const { curves: drawn, labels } = layoutCurve({ ...frame, context: contextOf('a', 'b'), curves }, 600)
    const strokes = ['stroke-plain', 'stroke-dashed', 'stroke-dotted']
    expect(drawn.map(({ stroke }) => stroke)).toEqual([...strokes, ...strokes])
    expect(labels.map(({ stroke }) => stroke)).toEqual([...strokes, ...strokes])
    const one = layoutCurve({ ...frame, context: contextOf('a', 'b'), curves: [curves[0]!, curves[3]!] }, 600)
    expect(one.labels.map(({ stroke }) => stroke)).toEqual([undefined, undefined])
  })

  test('the name of a point keeps off the curve', () => {
    const point = {
      shape: 'points' as const,
      name: 'goes back to',
      x: Float64Array.of(2),
      y: Float64Array.of(0.5),
      axes: plain,
    }
    const curves = [curve('only', 'loss', [1, 0.8, 0.5, 0.6, 0.7])]
    const props = { ...frame, context: contextOf('only'), curves, points: [{ arm: 'only', result: point }] }
    const { plot, names } = layoutCurve(props, 600)
    const [{ text, x, y }] = names as [(typeof names)[number]]
    expect(text).toBe('goes back to')
    for (let across = 0; across < 60; across += 5) {
      const value = (x + across - plot.x(0)) / (plot.x(1) - plot.x(0))
      const at = value < 1 ? 1 - 0.2 * value : value < 2 ? 1.1 - 0.3 * value : 0.3 + 0.1 * value
      expect(Math.abs(plot.y(at) - (y - 4))).toBeGreaterThan(5)
    }
  })
})

test('a plane whose axis stands at the left shows its negative ticks, below the key', () => {
  const result: PointsResult = {
    shape: 'points',
    name: 'coefficient',
    x: Float64Array.from({ length: 9 }, (_, k) => k),
    y: Float64Array.from({ length: 9 }, (_, k) => k / 8 - 0.5),
    axes: [{ id: 'feature' }, { id: 'value' }],
  }
  const props = { ...frame, context: contextOf('only'), shapes: [{ arm: 'only', result }] }
  const { ticks, top } = layoutPlane(props, 400)
  expect(ticks.map(({ text }) => text)).toContain('−0.4')
  for (const { y } of ticks) expect(y - 11).toBeGreaterThanOrEqual(top)
})
