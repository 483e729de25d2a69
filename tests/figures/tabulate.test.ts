import { describe, expect, test } from 'vitest'
import { tabulate } from '../../src/figures/tabulate.ts'
import { thin } from '../../src/figures/thin.ts'
import { contextOf, lossOf } from './sample.ts'

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

test('images are a row each: the shares of their targets, or their range', () => {
  const images = {
    shape: 'images',
    name: 'step-examples',
    values: Float32Array.of(0, 1, -1, 3),
    size: [2, 1, 2],
    captions: ['example-1', 'example-2'],
    quantity: { id: 'brightness' },
  } as const
  const [plain] = tabulate([{ arm: 'plain', result: images }], contextOf('plain'))
  expect(plain!.columns).toEqual(['lowest', 'mean', 'highest'])
  expect(plain!.rows.map(({ head, cells }) => [head, ...cells])).toEqual([
    ['example-1', '0', '0.5000', '1'],
    ['example-2', '−1', '1', '3'],
  ])
  const targets = Float32Array.of(1, 0, 0.25, 0.75)
  const [soft] = tabulate([{ arm: 'plain', result: { ...images, targets } }], contextOf('plain'))
  expect(soft!.columns).toEqual(['class-0', 'class-1'])
  expect(soft!.rows.map(({ cells }) => cells)).toEqual([
    ['1', '0'],
    ['0.2500', '0.7500'],
  ])
})

test('arrows have columns for how far they go', () => {
  const two = Float64Array.of(1, 2)
  const axes = [{ id: 'entry' }, { id: 'value' }] as const
  const result = {
    shape: 'points',
    name: 'input',
    x: two,
    y: two,
    toward: [two, Float64Array.of(-1, 0)],
    axes,
  } as const
  const [table] = tabulate([{ arm: 'plain', result }], contextOf('plain'))
  expect(table!.columns).toEqual(['entry', 'value', 'arrow-along', 'arrow-along'])
  expect(table!.rows[0]!.cells).toEqual(['1', '1', '1', '−1'])
})
