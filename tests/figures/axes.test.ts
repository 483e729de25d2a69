import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { layoutHorizontalAxis, TICK_SIZE } from '../../src/figures/layout-axis.ts'
import {
  axisName,
  closeDomain,
  createScale,
  createScaleWithZero,
  extentOf,
  logTicks,
  tickTexts,
  valueDomain,
  valueFormat,
} from '../../src/figures/scales.ts'
import { textWidth } from '../../src/figures/text-width.ts'
import { numbers } from '../../src/i18n/numbers.ts'

test('extents skip what is not finite, and zero on a logarithmic scale', () => {
  expect(
    extentOf([
      [Number.NaN, 3],
      [Number.POSITIVE_INFINITY, -1],
    ]),
  ).toEqual({ low: -1, high: 3 })
  expect(extentOf([[0, 0.01, 5]], 'log')).toEqual({ low: 0.01, high: 5 })
  expect(extentOf([[Number.NaN]])).toEqual({ low: 0, high: 1 })
})

test('losses start at zero; a close look does not', () => {
  expect(valueDomain({ low: 1, high: 2 }).low).toBe(0)
  expect(valueDomain({ low: -1, high: 2 }).low).toBeLessThan(-1)
  expect(closeDomain({ low: 0.16, high: 0.22 }).low).toBeGreaterThan(0.1)
  expect(closeDomain({ low: 0.01, high: 0.5 }).low).toBe(0)
})

test('logarithmic ticks are powers of ten, thinned or filled', () => {
  expect(logTicks(0.7, 5000, 4)).toEqual([1, 10, 100, 1000])
  expect(logTicks(1e-6, 1, 3)).toEqual([1e-6, 1e-4, 1e-2, 1])
  expect(logTicks(0.3, 4, 4)).toEqual([0.5, 1, 2])
})

test('zero stands apart on a logarithmic axis', () => {
  const scale = createScaleWithZero({ low: 0.001, high: 1 }, 0, 100)
  expect(scale(0)).toBe(0)
  expect(scale(0.001)).toBeCloseTo(14)
  expect(scale(1)).toBeCloseTo(100)
  expect(scale.ticks(4)[0]).toBe(0)
})

test('tick texts have the decimals of their step', () => {
  expect(tickTexts([0, 0.5, 1], { id: 'x' }, numbers)).toEqual(['0', '0.5', '1.0'])
  expect(tickTexts([0, 500, 1000], { id: 'x' }, numbers)).toEqual(['0', '500', '1,000'])
  expect(tickTexts([0, 0.05, 0.1], { id: 'x', unit: 'percent' }, numbers)).toEqual(['0', '5\u202f%', '10\u202f%'])
  expect(tickTexts([0.001, 0.01], { id: 'x', scale: 'log' }, numbers)).toEqual(['0.001', '0.01'])
})

test('values beside each other share their decimals', () => {
  expect([2.034, 0.54, 0].map(valueFormat([2.034, 0.54, 0], { id: 'loss' }, numbers))).toEqual(['2.03', '0.54', '0.00'])
  expect([43.14, 4.6].map(valueFormat([43.14, 4.6], { id: 'norm' }, numbers))).toEqual(['43.1', '4.6'])
  expect(valueFormat([3, 4], { id: 'count' }, numbers)(3)).toBe('3')
  expect(valueFormat([0.2], { id: 'error', unit: 'percent' }, numbers)(0.193)).toBe('19.3\u202f%')
})

test('the name of an axis says unit and logarithmic scale, not percent', () => {
  const labels = (key: string): string => key
  expect(axisName({ id: 'loss', unit: 'nats', scale: 'log' }, labels)).toBe('loss (nats, log-scale)')
  expect(axisName({ id: 'error', unit: 'percent' }, labels)).toBe('error')
})

describe('a horizontal axis', () => {
  test('covers none of its texts, at any width', () => {
    const widths = fc.integer({ min: 90, max: 900 })
    const ends = fc.constantFrom(10, 60, 400, 2000, 100_000)
    const names = fc.constantFrom('step', 'L2 strength λ (log scale)', '|w|', '정규화 세기')
    fc.assert(
      fc.property(widths, ends, names, (width, end, name) => {
        const range = [30, 30 + width] as const
        const scale = createScale('linear', { low: 0, high: end }, ...range)
        const axis = layoutHorizontalAxis(scale, { id: 'step' }, name, range, numbers)
        const boxes = axis.ticks.map(({ x, text }) => ({ x, half: textWidth(text, TICK_SIZE) / 2 }))
        expect(boxes.length).toBeGreaterThanOrEqual(2)
        if (axis.name.row === 0) boxes.push({ x: axis.name.x, half: textWidth(name, TICK_SIZE) / 2 })
        boxes.sort((a, b) => a.x - b.x)
        for (let k = 1; k < boxes.length; k++)
          expect(boxes[k]!.x - boxes[k]!.half).toBeGreaterThan(boxes[k - 1]!.x + boxes[k - 1]!.half)
      }),
    )
  })

  test('has its name among the ticks where there is room, else below', () => {
    const place = (width: number): number => {
      const scale = createScale('linear', { low: 0, high: 2000 }, 0, width)
      return layoutHorizontalAxis(scale, { id: 'x' }, 'a name that is rather long', [0, width], numbers).name.row
    }
    expect(place(900)).toBe(0)
    expect(place(160)).toBe(1)
  })
})
