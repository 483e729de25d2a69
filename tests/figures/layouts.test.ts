import { describe, expect, test } from 'vitest'
import type { HistogramResult, SeriesResult, TableResult } from '../../src/core/results.ts'
import { layoutBars } from '../../src/figures/layout-bars.ts'
import { layoutCurve } from '../../src/figures/layout-curve.ts'
import { layoutDifference } from '../../src/figures/layout-difference.ts'
import { layoutHistogram } from '../../src/figures/layout-histogram.ts'
import { layoutHistory } from '../../src/figures/layout-history.ts'
import { layoutPlane } from '../../src/figures/layout-plane.ts'
import { overlap } from '../../src/figures/place-label.ts'
import { tabulate, thin } from '../../src/figures/tabulate.ts'
import { textWidth } from '../../src/figures/text-width.ts'
import type { HistoryChartProps } from '../../src/figures/types.ts'
import { contextOf, ellipse, lossOf, shapeOf } from './sample.ts'

const frame = { title: '', summary: '' }

describe('a history', () => {
  const falling = Array.from({ length: 21 }, (_, k) => 2 / (1 + k))
  const lines = [
    lossOf(
      'plain',
      'validation',
      falling.map((y) => y + 1),
    ),
    lossOf('plain', 'train', falling),
    lossOf(
      'decayed',
      'validation',
      falling.map((y) => y + 0.01),
    ),
    lossOf(
      'decayed',
      'train',
      falling.map((y) => y + 0.005),
    ),
  ]
  const props: HistoryChartProps = { ...frame, context: contextOf('plain', 'decayed'), lines, step: 200, lastStep: 200 }

  test.each([350, 876])('labels are apart and inside at %i px', (width) => {
    for (const step of [0, 10, 200]) {
      const { plot, labels } = layoutHistory({ ...props, step }, width)
      const ys = labels.map(({ y }) => y).sort((a, b) => a - b)
      expect(ys).toHaveLength(4)
      for (const [k, y] of ys.entries()) if (k > 0) expect(y - ys[k - 1]!).toBeGreaterThanOrEqual(16 - 1e-9)
      expect(ys[0]).toBeGreaterThanOrEqual(plot.top)
      expect(ys.at(-1)).toBeLessThanOrEqual(plot.bottom)
      for (const { name, detail, value } of labels)
        expect(plot.right + 10 + textWidth(`${name}, ${detail} ${value}`, 14, 600)).toBeLessThanOrEqual(width + 0.01)
    }
  })

  test('the plot does not move while the run does', () => {
    const short = (count: number): typeof lines =>
      lines.map(({ arm, result }) => ({
        arm,
        result: { ...result, x: result.x.slice(0, count), y: result.y.slice(0, count) },
      }))
    const frames = [1, 5, 21].map((count) =>
      layoutHistory({ ...props, lines: short(count), printed: lines, step: 10 * (count - 1) }, 876),
    )
    expect(new Set(frames.map(({ plot }) => [plot.left, plot.right, plot.top, plot.height].join()))).toHaveLength(1)
  })

  test('behind and ahead of the play head meet in one point', () => {
    const { behind, ahead, markers, head } = layoutHistory({ ...props, step: 50 }, 876)
    for (const [k, { path }] of behind.entries()) {
      const last = path.split('L').at(-1)
      expect(ahead[k]!.path.startsWith(`M${last}L`)).toBe(true)
    }
    expect(markers.map(({ x }) => x)).toEqual([head, head])
    expect(layoutHistory(props, 876).ahead.every(({ path }) => !path.includes('L'))).toBe(true)
  })

  test('before the first frame the printed run is drawn, without labels', () => {
    const { behind, ahead, labels } = layoutHistory({ ...props, lines: [], printed: lines, step: 0 }, 876)
    expect([behind.length, ahead.length, labels.length]).toEqual([0, 4, 0])
  })

  test('a run that broke keeps its last finite value', () => {
    const broken = lossOf('plain', 'validation', [1.5, 2, Number.POSITIVE_INFINITY, Number.NaN])
    const { labels, behind } = layoutHistory({ ...props, lines: [broken], step: 30 }, 876)
    expect(labels.map(({ value }) => value)).toEqual(['2.00'])
    expect(behind[0]!.path).not.toMatch(/NaN|Infinity/)
  })

  test('the axis holds the whole band', () => {
    const band = { split: 'validation', x: [0, 200], low: [0.5, 0.5], high: [5, 9] } as const
    const { plot } = layoutHistory({ ...props, bands: [{ arm: 'plain', result: band }] }, 876)
    expect(plot.y(9)).toBeGreaterThanOrEqual(plot.top)
  })

  test('test values get a label at the end, and their number beside them before it', () => {
    const ends = [30, 200].map((step) => ({ arm: 'plain', result: { split: 'test', step, value: 1.5 } as const }))
    const before = layoutHistory({ ...props, ends, step: 100 }, 876)
    expect(before.ends.map(({ text }) => text)).toEqual(['1.50'])
    const after = layoutHistory({ ...props, ends }, 876)
    expect(after.ends.map(({ text }) => text)).toEqual(['1.50', ''])
    expect(after.labels.map(({ detail }) => detail)).toContain('test')
  })

  test('hue is the arm if there are several, else the split', () => {
    expect(layoutHistory(props, 876).behind.map(({ hue }) => hue)).toEqual(['hue-a', 'hue-a', 'hue-b', 'hue-b'])
    const alone = layoutHistory({ ...props, context: contextOf('plain'), lines: lines.slice(0, 2) }, 876)
    expect(alone.behind.map(({ hue }) => hue)).toEqual(['hue-validation', 'hue-train'])
  })

  test('an arm that nobody named is refused', () => {
    expect(() => layoutHistory({ ...props, lines: [lossOf('ghost', 'train', [1])] }, 876)).toThrow('ghost')
  })
})

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
  expect(crossing.interval!.low).toBeLessThan(crossing.zero)
  expect(crossing.interval!.high).toBeGreaterThan(crossing.zero)
  const below = strip(-0.09, -0.05)
  expect(below.interval!.high).toBeLessThan(below.zero)
  expect(below.zero).toBeLessThan(below.width - 10)
  expect(below.ticks.map(({ text }) => text)).toContain('0')
  expect(below.ticks.map(({ text }) => text)).toContain('−5')
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

  test('what all arms share is drawn once and without a hue', () => {
    const both = ['a', 'b'].flatMap((arm, k) => [shapeOf('start', [[0, 0]], arm), shapeOf('end', [[1, 1 + k]], arm)])
    const drawn = layoutPlane({ ...frame, context: contextOf('a', 'b'), shapes: both }, 400)
    expect(drawn.shapes.map(({ hue }) => hue)).toEqual(['hue-ink', 'hue-a', 'hue-b'])
    expect(drawn.labels.map(({ text }) => text)).toEqual(['start', 'a, end', 'b, end'])
  })
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
  const signed = layout(table([-1, 2]))
  expect(signed.rows[0]!.bars[0]!.anchor).toBe('end')
  expect(signed.rows[0]!.bars[0]!.x).toBeLessThan(signed.zero)
})

describe('tables', () => {
  test('thinning keeps the ends, an even step and the limit', () => {
    for (const count of [1, 2, 60, 61, 101, 2000]) {
      const kept = thin(count, 60)
      expect(kept.length).toBeLessThanOrEqual(60)
      expect([kept[0], kept.at(-1)]).toEqual([0, count - 1])
      expect(
        new Set(
          kept
            .slice(0, -1)
            .map((k, place) => (place === 0 ? 0 : k - kept[place - 1]!))
            .slice(1),
        ).size,
      ).toBeLessThanOrEqual(1)
    }
    expect(thin(0, 60)).toEqual([])
  })

  test('series over the same axes share a table, which says how many rows it leaves out', () => {
    const long = Array.from({ length: 101 }, (_, k) => k / 4)
    const results = [lossOf('plain', 'train', long), lossOf('decayed', 'train', long.slice(0, 3))]
    const [table, ...rest] = tabulate(results, contextOf('plain', 'decayed'))
    expect(rest).toEqual([])
    expect(table!.columns).toEqual(['plain, train', 'decayed, train'])
    expect(table!.rows.length + table!.leftOut).toBe(101)
    expect(table!.rows[1]).toEqual({ head: '20', cells: ['0.5000', '0.5000'] })
    expect(table!.rows.at(-1)).toEqual({ head: '1,000', cells: ['25', ''] })
  })

  test('a field is read from the top', () => {
    const values = Float32Array.of(0.25, 0.25, 0.75, 0.75)
    const axes = [{ id: 'x1' }, { id: 'x2' }] as const
    const quantity = { id: 'p', unit: 'percent' }
    const field = { shape: 'field', name: 'p', values, size: [2, 2], extent: [0, 2, 0, 2], axes, quantity } as const
    const [table] = tabulate([{ arm: 'a', result: field }], contextOf('a'))
    expect(table!.rows.map(({ head, cells }) => [head, cells[0]])).toEqual([
      ['1.50', '75.00\u202f%'],
      ['0.500', '25.00\u202f%'],
    ])
  })
})
