import { expect, test } from 'vitest'
import type { Axes, Result } from '#core/results.ts'
import { panelsAt } from '#demos/panels.ts'
import { emptyLog, withFrame } from '#demos/run-log.ts'

const [plane, other] = [
  [{ id: 'input-1' }, { id: 'input-2' }],
  [{ id: 'features' }, { id: 'excess-error' }],
] as const
const x = Float64Array.of(0, 1)
const points = (name: string, axes: Axes): Result => ({ shape: 'points', name, x, y: x, axes })
const series = (axes: Axes): Result => ({ shape: 'series', name: 'curve', x, y: x, axes })
const field = (name: string, quantity: string): Result => ({
  shape: 'field',
  name,
  values: Float32Array.of(1),
  size: [1, 1],
  extent: [0, 1, 0, 1],
  axes: plane,
  quantity: { id: quantity },
})
const histogram = (axes: Axes): Result => ({
  shape: 'histogram',
  name: 'dropped',
  edges: x,
  counts: Float64Array.of(1),
  axes,
})
const table = (name: string, rows: number, columns: number, square = false): Result => ({
  shape: 'table',
  name,
  rows: Array.from({ length: rows }, (_, k) => `row-${k}`),
  columns: Array.from({ length: columns }, (_, k) => (square ? `row-${k}` : `column-${k}`)),
  values: new Float64Array(rows * columns),
  quantity: { id: 'count' },
})
const images = (name: string, side: number): Result => ({
  shape: 'images',
  name,
  values: new Float32Array(side * side),
  size: [1, side, side],
  captions: ['one'],
  quantity: { id: 'brightness' },
})
const shown = (results: readonly Result[], arms = ['plain']) =>
  panelsAt(
    arms.map((arm) => withFrame(emptyLog(arm), { step: 0, results })),
    [],
    0,
  )

test('what shares both axes shares a figure', () => {
  const panels = shown([field('boundary', 'probability'), points('examples', plane), field('slope', 'slope')])
  expect(panels).toMatchObject([
    { kind: 'field', points: [{ name: 'examples' }] },
    { kind: 'contours', points: [{ name: 'examples' }] },
  ])
  expect(shown([series(other), points('chosen', other)])).toMatchObject([{ kind: 'curve', points: [{ arm: 'plain' }] }])
  expect(shown([histogram(other), series(other), series(plane)])).toMatchObject([
    { kind: 'histogram', curves: [{ result: { name: 'curve' } }] },
    { kind: 'curve', x: { id: 'input-1' } },
  ])
})

test('points of other axes have a plane of their own', () => {
  const kinds = shown([field('boundary', 'class'), points('chosen', other)]).map(({ kind }) => kind)
  expect(kinds).toEqual(['field', 'plane'])
})

test('a table is a matrix, bars or a table; figures of one arm come before shared ones', () => {
  const results = [table('few', 4, 3), table('many', 9, 9), table('confusion', 9, 9, true)]
  const rows = [images('a', 2), images('b', 2), images('c', 3)]
  const panels = shown([...results, ...rows, histogram(plane)], ['plain', 'other'])
  expect(panels.map((panel) => [panel.kind, 'arm' in panel ? panel.arm : ''].join(' ').trim())).toEqual([
    'images plain',
    'images plain',
    'images other',
    'images other',
    'matrix plain',
    'matrix other',
    'histogram',
    'bars',
    'table',
  ])
})

test('a field of few cells that another one lights is a matrix, a column for each of its rows', () => {
  const of = (name: string, values: number[], size: [number, number]): Result => ({
    ...(field(name, name) as Extract<Result, { shape: 'field' }>),
    values: Float32Array.from(values),
    size,
  })
  const lit = of('shares-statistic', [1, 1, 0, 0, 0, 0], [3, 2])
  expect(shown([lit, of('normalized', [1, 2, 3, 4, 5, 6], [3, 2])])).toEqual([
    {
      kind: 'matrix',
      arm: 'plain',
      table: {
        shape: 'table',
        name: 'normalized',
        rows: ['entry-1', 'entry-2', 'entry-3'],
        columns: ['example-1', 'example-2'],
        values: Float64Array.of(1, 4, 2, 5, 3, 6),
        quantity: { id: 'normalized' },
      },
      lit: [true, false, true, false, false, false],
    },
  ])
  const many = new Array(65).fill(0)
  const kinds = shown([of('shares-statistic', many, [65, 1]), of('normalized', many, [65, 1])]).map(({ kind }) => kind)
  expect(kinds).toEqual(['contours', 'contours'])
})

test('a history of more lines than can be told apart is not drawn', () => {
  const lines = (count: number) => {
    const results = Array.from({ length: count }, (_, k) => ({
      shape: 'number' as const,
      name: 'class-error',
      of: `class-${k}`,
      value: 0,
      quantity: { id: 'class-error' },
    }))
    const log = [0, 1].reduce((log, step) => withFrame(log, { step, results }), emptyLog('plain'))
    return panelsAt([log], [], 1)
  }
  expect(lines(24)).toMatchObject([{ kind: 'history' }])
  expect(lines(25)).toEqual([])
})
