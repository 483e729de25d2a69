import { describe, expect, test } from 'vitest'
import type { HistogramResult, SeriesResult, TableResult } from '../../src/core/results.ts'
import { layoutBars } from '../../src/figures/layout-bars.ts'
import { layoutCurve } from '../../src/figures/layout-curve.ts'
import { layoutDifference } from '../../src/figures/layout-difference.ts'
import { layoutHistogram } from '../../src/figures/layout-histogram.ts'
import { layoutPlane } from '../../src/figures/layout-plane.ts'
import { overlap } from '../../src/figures/place-label.ts'
import { textWidth } from '../../src/figures/text-width.ts'
import { contextOf, ellipse, shapeOf } from './sample.ts'

const frame = { title: '', summary: '' }

test('an interval that crosses zero is drawn across the zero line, which is never at the border', () => {
  const strip = (low: number, high: number, differences: readonly number[] = []) => {
    const interval = { mean: (low + high) / 2, low, high }
    const quantity = { id: 'error', unit: 'percent' }
    return layoutDifference(
      { ...frame, caption: '', context: contextOf('a', 'b'), quantity, differences, interval },
      260,
    )
  }
  const crossing = strip(-0.002, 0.001, [0.05, 0.06])
  expect(crossing.interval!.low).toBeLessThan(crossing.zero!)
  expect(crossing.interval!.high).toBeGreaterThan(crossing.zero!)
  const below = strip(-0.09, -0.05)
  expect(below.interval!.high).toBeLessThan(below.zero!)
  expect(below.zero).toBeLessThan(below.width - 10)
  expect(below.ticks.map(({ text }) => text)).toContain('0')
  expect(below.ticks.map(({ text }) => text)).toContain('−5')
})

test('readings from which nothing was subtracted stand without a zero line and without signs', () => {
  const quantity = { id: 'error', unit: 'percent' }
  const props = { ...frame, caption: '', context: contextOf('a'), quantity, differences: [0.4, 0.41, 0.43] }
  const strip = layoutDifference({ ...props, alone: true }, 260)
  expect(strip.zero).toBeNull()
  expect(strip.ticks.map(({ text }) => text)).toContain('42')
  expect(strip.walks()[0]![0]!.say()).toMatch(/: 40.*%$/)
  expect(layoutDifference(props, 260).ticks.map(({ text }) => text)).toContain('0')
})

test('without an interval a strip has its dots only, also in the margin', () => {
  const quantity = { id: 'loss' }
  const props = { ...frame, caption: '', context: contextOf('a', 'b'), quantity, differences: [0.1, 0.1, Number.NaN] }
  const strip = layoutDifference(props, 1000)
  expect(strip.width).toBe(260)
  expect(strip.interval).toBeUndefined()
  expect(strip.dots).toHaveLength(2)
  expect(strip.dots[0]!.y).not.toBe(strip.dots[1]!.y)
  expect(layoutDifference({ ...props, size: 'margin' }, 120).dots).toHaveLength(2)
})

describe('histograms', () => {
  const histogram = (arm: string, counts: readonly number[]) => {
    const edges = Float64Array.from({ length: counts.length + 1 }, (_, k) => k)
    const axes = [{ id: 'weight' }, { id: 'count' }] as const
    const result: HistogramResult = {
      shape: 'histogram',
      name: 'weights',
      edges,
      counts: Float64Array.from(counts),
      axes,
    }
    return { arm, result }
  }
  const layout = (counts: readonly number[]) =>
    layoutHistogram(
      { ...frame, context: contextOf('a', 'b'), histograms: [histogram('a', counts), histogram('b', counts)] },
      264,
    )

  test('labels stand above what reaches into their corner', () => {
    const falling = layout([100, 10, 1, 1, 1, 1])
    const flat = layout([9, 9, 9, 9, 9, 9])
    expect(falling.plot.top).toBeLessThan(flat.plot.top)
    expect(Math.max(...flat.labels.map(({ y }) => y)) + 8).toBeLessThanOrEqual(flat.plot.y(9))
    expect(flat.plot.height).toBe(falling.plot.height)
    expect(flat.outlines.map(({ filled }) => filled)).toEqual([false, true])
  })
})

describe('a plane', () => {
  const shapes = [
    ...[0.3, 0.6, 0.9].map((size) => shapeOf('contour', ellipse(1, 1.4, size * 0.5, size * 1.5))),
    shapeOf('ball', ellipse(0, 0, 0.9, 0.9)),
    shapeOf('path', [
      [1, 1.4],
      [0.9, 0.5],
      [0.5, 0.1],
      [0, 0],
    ]),
    shapeOf('minimum', [[1, 1.4]]),
    shapeOf('penalised', [[0.9, 0.5]]),
  ]
  const layout = layoutPlane({ ...frame, context: contextOf('only'), shapes }, 400)

  test('kinds follow from the points', () => {
    expect(layout.shapes.map(({ kind }) => kind)).toEqual([
      'contour',
      'contour',
      'contour',
      'closed',
      'path',
      'points',
      'points',
    ])
  })

  test('each name is written once, and covers no other', () => {
    expect(layout.labels.map(({ text }) => text).sort()).toEqual(['ball', 'contour', 'minimum', 'path', 'penalised'])
    const boxes = layout.labels.map(({ text, x, y }) => ({
      left: x,
      top: y - 11,
      width: textWidth(text, 14),
      height: 14,
    }))
    for (const [k, box] of boxes.entries()) {
      for (const other of boxes.slice(k + 1)) expect(overlap(box, other)).toBe(false)
      expect(box.left).toBeGreaterThanOrEqual(0)
      expect(box.left + box.width).toBeLessThanOrEqual(400)
    }
  })

  test('both axes have one scale', () => {
    const numbersOf = (path: string): number[][] =>
      [...path.matchAll(/(-?[\d.]+),(-?[\d.]+)/g)].map(([, x, y]) => [Number(x), Number(y)])
    const ball = numbersOf(layout.shapes[3]!.path)
    const size = (k: 0 | 1): number => Math.max(...ball.map((p) => p[k]!)) - Math.min(...ball.map((p) => p[k]!))
    expect(size(0)).toBeCloseTo(size(1), 1)
  })

  test('paths of one hue have strokes of their own, and their names a piece of it', () => {
    const path = (name: string, bend: number, arm: string) =>
      shapeOf(
        name,
        [
          [0, 0],
          [1, bend],
          [2, 2],
        ],
        arm,
      )
    const strokesOf = (...paths: ReturnType<typeof path>[]) => {
      const { shapes, labels } = layoutPlane({ ...frame, context: contextOf('a', 'b'), shapes: paths }, 400)
      expect(labels.map(({ stroke }) => stroke).sort()).toEqual(shapes.map(({ stroke }) => stroke).sort())
      return shapes.map(({ stroke }) => stroke)
    }
    expect(strokesOf(path('one', 0.2, 'a'), path('other', 0.3, 'a'))).toEqual(['stroke-plain', 'stroke-dashed'])
    expect(strokesOf(path('one', 0.2, 'a'), path('one', 0.3, 'b'))).toEqual([undefined, undefined])
  })

  test('what all arms share is drawn once and without a hue', () => {
    const both = ['a', 'b'].flatMap((arm, k) => [shapeOf('start', [[0, 0]], arm), shapeOf('end', [[1, 1 + k]], arm)])
    const drawn = layoutPlane({ ...frame, context: contextOf('a', 'b'), shapes: both }, 400)
    expect(drawn.shapes.map(({ hue }) => hue)).toEqual(['hue-ink', 'hue-a', 'hue-b'])
    expect(drawn.labels.map(({ text }) => text)).toEqual(['start', 'a, end', 'b, end'])
  })
})

test('a web of arrows and points of one class are named above the plane; arrows and classes of points at one of them', () => {
  const x = Float64Array.from({ length: 21 }, (_, k) => k)
  const axes = [{ id: 'layer' }, { id: 'unit' }] as const
  const many = { shape: 'points', x, y: x, axes } as const
  const few = { shape: 'points', x: x.slice(0, 8), y: x.slice(8, 16), axes } as const
  const shapes = [
    { arm: 'a', result: { ...many, name: 'connection', toward: [x, x] } },
    { arm: 'a', result: { ...few, name: 'dropped-unit', label: new Uint8Array(8) } },
    { arm: 'a', result: { ...few, name: 'pushed', toward: [few.x, few.x] } },
    { arm: 'a', result: { ...few, name: 'examples', label: Uint8Array.from(few.x, (_, k) => k % 2) } },
  ] as const
  const drawn = layoutPlane({ ...frame, context: contextOf('a'), shapes }, 600)
  expect(drawn.key.map(({ text, isWeb, label }) => [text, isWeb, label])).toEqual([
    ['connection', true, undefined],
    ['dropped-unit', false, 0],
  ])
  expect(drawn.labels.map(({ text }) => text)).toEqual(['pushed', 'examples'])
})

test('what the y-axis names is not named again', () => {
  const points = (name: string) => ({
    arm: 'a',
    result: {
      shape: 'points' as const,
      name,
      x: Float64Array.of(1, 2),
      y: Float64Array.of(3, 4),
      axes: [{ id: 'mask' }, { id: 'prediction' }] as const,
    },
  })
  const textsOf = (...names: string[]) =>
    layoutPlane({ ...frame, context: contextOf('a'), shapes: names.map(points) }, 400).labels.map(({ text }) => text)
  expect(textsOf('prediction')).toEqual([])
  expect(textsOf('prediction', 'target')).toEqual(['prediction', 'target'])
})

test('points of the same place are named at different ones', () => {
  const points = (arm: string, push: number) => ({
    arm,
    result: {
      shape: 'points' as const,
      name: 'input',
      x: Float64Array.of(1, 2, 3),
      y: Float64Array.of(1, 3, 5),
      toward: [Float64Array.of(0, 0, 0), Float64Array.of(push, 0, 0)] as const,
      axes: [{ id: 'entry' }, { id: 'value' }] as const,
    },
  })
  const shapes = [points('layer norm', 1), points('RMS norm', -1)]
  const { labels } = layoutPlane({ ...frame, context: contextOf('layer norm', 'RMS norm'), shapes }, 292)
  const [one, other] = labels.map(({ text, x, y }) => ({
    left: x,
    top: y - 12,
    width: textWidth(text, 14),
    height: 14,
  }))
  expect(overlap(one!, other!)).toBe(false)
})

test('sets of many points are named above the plane, after their marks, in rows that fit', () => {
  const x = Float64Array.from({ length: 8 }, (_, k) => k)
  const set = (arm: string, name: string, y: number) =>
    ({
      arm,
      result: { shape: 'points', name, x, y: x.map(() => y), axes: [{ id: 'feature' }, { id: 'coefficient' }] },
    }) as const
  const arms = ['method a', 'another method b', 'yet another one, c']
  const shapes = arms.map((arm, k) => set(arm, 'coefficient', k))
  const wide = layoutPlane({ ...frame, context: contextOf(...arms), shapes }, 1000)
  expect(wide.labels).toEqual([])
  expect(wide.key.map(({ text }) => text)).toEqual(arms)
  expect(new Set(wide.key.map(({ marker }) => marker)).size).toBe(3)
  expect(new Set(wide.key.map(({ y }) => y)).size).toBe(1)
  const narrow = layoutPlane({ ...frame, context: contextOf(...arms), shapes }, 150)
  expect(new Set(narrow.key.map(({ y }) => y)).size).toBe(3)
  expect(narrow.top).toBeGreaterThan(wide.top)
  for (const { shapes, top, height } of [wide, narrow])
    for (const { y } of shapes.flatMap(({ spots }) => spots)) {
      expect(y).toBeGreaterThan(top)
      expect(y).toBeLessThan(height)
    }
})

test('a sweep keeps zero apart, breaks its line there and shows whole intervals', () => {
  const result: SeriesResult = {
    shape: 'series',
    name: 'error',
    split: 'validation',
    x: Float64Array.of(0, 0.01, 0.1),
    y: Float64Array.of(0.22, 0.16, 0.2),
    axes: [
      { id: 'strength', scale: 'log' },
      { id: 'error', unit: 'percent' },
    ],
  }
  const curve = { arm: 'only', result, low: [0.2, 0.15, 0.19], high: [0.24, 0.17, 0.21] }
  const { plot, curves } = layoutCurve({ ...frame, context: contextOf('only'), curves: [curve] }, 600)
  const [drawn] = curves
  expect(drawn!.path.match(/[ML]/g)).toEqual(['M', 'L'])
  expect(drawn!.marks).toHaveLength(3)
  for (const mark of drawn!.marks) {
    expect(mark.high).toBeLessThan(mark.y)
    expect(mark.low).toBeGreaterThan(mark.y)
    expect(mark.high).toBeGreaterThanOrEqual(plot.top)
    expect(mark.low).toBeLessThanOrEqual(plot.bottom)
  }
})

test('a line through one point is drawn as a mark', () => {
  const result: SeriesResult = {
    shape: 'series',
    name: 'running-mean',
    x: Float64Array.of(1),
    y: Float64Array.of(0.2),
    axes: [{ id: 'batch' }, { id: 'mean' }],
  }
  const { plot, curves } = layoutCurve({ ...frame, context: contextOf('only'), curves: [{ arm: 'only', result }] }, 600)
  expect(curves[0]!.marks).toMatchObject([{ x: plot.x(1), y: plot.y(0.2) }])
})

test('bars of shares are measured against the whole', () => {
  const table = (values: readonly number[], unit?: string): TableResult => ({
    shape: 'table',
    name: 'factor',
    rows: ['steep', 'flat'],
    columns: ['factor'],
    values: Float64Array.from(values),
    quantity: unit === undefined ? { id: 'factor' } : { id: 'factor', unit },
  })
  const layout = (result: TableResult) =>
    layoutBars({ ...frame, context: contextOf('only'), tables: [{ arm: 'only', result }] }, 400)
  const shares = layout(table([0.8, 0.2], 'percent'))
  const [steep, flat] = shares.rows.map(({ bars }) => bars[0]!)
  expect(steep!.width / (shares.whole! - shares.zero)).toBeCloseTo(0.8, 3)
  expect(flat!.value).toBe('20.0\u202f%')
  const [none] = layout(table([Number.NaN, 0.2], 'percent')).rows
  expect(none!.bars[0]).toMatchObject({ width: 0, value: '–' })
  const signed = layout(table([-1, 2]))
  expect(signed.rows[0]!.bars[0]!.anchor).toBe('end')
  expect(signed.rows[0]!.bars[0]!.x).toBeLessThan(signed.zero)
})

test('bars of several arms and their words stay inside, however narrow', () => {
  const arms = ['layer norm', 'RMS norm', 'batch norm, with a bias']
  const result: TableResult = {
    shape: 'table',
    name: 'entries',
    rows: ['entry 1, normalized', 'entry 2, input'],
    columns: ['value'],
    values: Float64Array.of(-1.34, 7),
    quantity: { id: 'value' },
  }
  for (const width of [240, 292, 876]) {
    const tables = arms.map((arm) => ({ arm, result }))
    const { rows, zero } = layoutBars({ ...frame, context: contextOf(...arms), tables }, width)
    const lines = rows[0]!.lines.map(({ text }) => text)
    expect(lines).toEqual(width === 876 ? ['entry 1, normalized'] : ['entry 1,', 'normalized'])
    for (const { x, valueX, anchor, name, value } of rows.flatMap(({ bars }) => bars)) {
      expect(x).toBeGreaterThanOrEqual(0)
      const words = textWidth(`${name} ${value}`, 14, 600)
      expect(anchor === 'start' ? valueX + words : valueX).toBeLessThanOrEqual(width)
      expect(anchor === 'end' ? valueX - words : valueX).toBeGreaterThan(0)
    }
    const isBelow = width === 876
    expect(rows[0]!.bars[0]!.valueX < zero).toBe(isBelow)
  }
})
