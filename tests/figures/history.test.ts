import { describe, expect, test } from 'vitest'
import { LABEL_GAP } from '../../src/figures/direct-labels.ts'
import { layoutHistory } from '../../src/figures/layout-history.ts'
import { textWidth } from '../../src/figures/text-width.ts'
import type { HistoryChartProps } from '../../src/figures/types.ts'
import { contextOf, lossOf } from './sample.ts'

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
      expect(labels).toHaveLength(4)
      const ys = labels.flatMap(({ y, rows }) => (rows === 2 ? [y, y + LABEL_GAP] : [y])).sort((a, b) => a - b)
      for (const [k, y] of ys.entries()) if (k > 0) expect(y - ys[k - 1]!).toBeGreaterThanOrEqual(16 - 1e-9)
      expect(ys[0]).toBeGreaterThanOrEqual(plot.top)
      expect(ys.at(-1)).toBeLessThanOrEqual(plot.bottom)
      for (const { name, detail, value, rows } of labels)
        for (const text of rows === 2 ? [`${name},`, `${detail} ${value}`] : [`${name}, ${detail} ${value}`])
          expect(plot.right + 10 + textWidth(text, 14, 600)).toBeLessThanOrEqual(width + 0.01)
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
