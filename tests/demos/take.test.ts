import { expect, test } from 'vitest'
import type { Axes, Result } from '#core/results.ts'
import { writeCsv } from '#demos/take.ts'

const axes: Axes = [{ id: 'x' }, { id: 'y' }]
const quantity = { id: 'error' }
const lines = (...results: readonly Result[]) =>
  writeCsv(results.map((result) => ({ arm: 'plain', result }))).split('\n')

test('numbers and series, exactly', () => {
  expect(
    lines(
      { shape: 'number', name: 'error', split: 'test', value: 0.1, quantity },
      {
        shape: 'series',
        name: 'loss',
        split: 'train',
        x: Float64Array.of(0, 4),
        y: Float64Array.of(1 / 3, 1e-9),
        axes,
      },
    ),
  ).toEqual([
    'arm,name,x,value',
    'plain,test.error,,0.1',
    'plain,train.loss,0,0.3333333333333333',
    'plain,train.loss,4,1e-9',
  ])
})

test('a bar of a histogram has both ends', () => {
  const histogram = { edges: Float64Array.of(-1, 0, 2), counts: Float64Array.of(3, 4), axes }
  expect(lines({ shape: 'histogram', name: 'weight', of: 'dense-1', ...histogram })).toEqual([
    'arm,name,x,to,value',
    'plain,weight.dense-1,-1,0,3',
    'plain,weight.dense-1,0,2,4',
  ])
})

test('points have what they have: class, flipped label, arrow', () => {
  const [x, y] = [Float64Array.of(1, 2), Float64Array.of(3, 4)]
  const labelled = { label: Uint8Array.of(0, 1), flipped: Uint8Array.of(1, 0) }
  const toward = [Float64Array.of(-0.5, 0.5), Float64Array.of(0.25, 0)] as const
  expect(lines({ shape: 'points', name: 'a', x, y, axes, ...labelled })).toEqual([
    'arm,name,x,y,class,flipped',
    'plain,a,1,3,0,1',
    'plain,a,2,4,1,0',
  ])
  expect(lines({ shape: 'points', name: 'b', x, y, axes, toward })).toEqual([
    'arm,name,x,y,dx,dy',
    'plain,b,1,3,-0.5,0.25',
    'plain,b,2,4,0.5,0',
  ])
})

test('a field has the centres of its cells, from the bottom up', () => {
  const values = Float32Array.of(1, 2, 3, 4, 5, 6)
  expect(lines({ shape: 'field', name: 'p', values, size: [3, 2], extent: [0, 6, -2, 2], axes, quantity })).toEqual([
    'arm,name,x,y,value',
    ...['1,-1,1', '3,-1,2', '5,-1,3', '1,1,4', '3,1,5', '5,1,6'].map((row) => `plain,p,${row}`),
  ])
})

test('several tables stand one below the other, and what would break a line is quoted', () => {
  const table = (name: string, rows: readonly string[]): Result => ({
    shape: 'table',
    name,
    rows,
    columns: ['say "x"'],
    values: Float64Array.of(1, 2).subarray(0, rows.length),
    quantity,
  })
  expect(lines(table('first', ['a, b', 'c']), table('second', ['d\ne'])).join('\n')).toBe(
    [
      'arm,name,row,column,value',
      'plain,first,"a, b","say ""x""",1',
      'plain,first,c,"say ""x""",2',
      'plain,second,"d\ne","say ""x""",1',
    ].join('\n'),
  )
})
