/** Data that a reader brings: what the network sees of them, and what is refused. */
import { describe, expect, test } from 'vitest'
import type { DataUnit } from '#core/data/data.ts'
import { drawnPoints } from '#core/data/drawn-points.ts'
import { ownImages } from '#core/data/own-images.ts'
import { ownPoints } from '#core/data/own-points.ts'
import { ownTable } from '#core/data/own-table.ts'
import { SpecError } from '#core/units.ts'
import { create, datasets, mean, rowsOf } from './data-sets.ts'

const table = { file: 'table', features: 5, classes: 3 }

test('a table is standardised over all rows that are not held out; a feature without variance becomes 0', () => {
  const { train, test: held } = create(ownTable, { ...table, train: 800, validation: 200, test: 200 })
  for (let f = 0; f < 5; f++) {
    const column = (inputs: Float32Array) => Array.from({ length: inputs.length / 5 }, (_, k) => inputs[5 * k + f]!)
    const values = column(train.inputs)
    expect(mean(values)).toBeCloseTo(0, 5)
    expect(mean(values.map((x) => x * x))).toBeCloseTo(f === 4 ? 0 : 1, 5)
    expect(mean(column(held.inputs)) === 0).toBe(f === 4)
  }
})

test('every row of a table is used once, with its label', () => {
  const { inputs, labels } = datasets.own!.table!.examples
  const splits = create(ownTable, { ...table, train: 800, validation: 200, test: 200 }, 5)
  const rows = Object.values(splits).flatMap(rowsOf)
  // Within a column, standardised values stand in the order of the values.
  const firstColumn = rows.map((row) => ({ x: Number(row.inputs.split(',')[0]), label: row.target }))
  const expected = Array.from(labels, (label, k) => ({ x: inputs[5 * k]!, label }))
  const inOrder = (list: readonly { x: number; label: number | undefined }[]) =>
    [...list].sort((a, b) => a.x - b.x || a.label! - b.label!).map(({ label }) => label)
  expect(inOrder(firstColumn)).toEqual(inOrder(expected))
})

test('points keep their two columns apart, images go from −1 to 1 with a background of −1', () => {
  const points = create(ownPoints, { file: 'points', train: 1000, validation: 100, test: 100 }).train
  expect(Math.abs(mean(points.inputs))).toBeLessThan(1e-5)
  const { inputs } = create(ownImages, { file: 'images', height: 4, width: 3, classes: 4 }, 2).train
  const pixels = datasets.own!.images!.examples.inputs
  const known = new Set(Array.from(pixels, (pixel) => Math.fround(2 * pixel - 1)))
  expect(inputs.every((x) => known.has(x))).toBe(true)
  expect(ownImages.background).toBe(-1)
})

test('drawn points stay where they were drawn', () => {
  const points = [1, 2, 0, -0.5, 1.5, 1, 0.25, -1, 1, 2, 0, 0, -2, -2, 0, 0, 1, 1]
  const splits = create(drawnPoints, { points, train: 2, validation: 2, test: 2 }, 3)
  const seen = Object.values(splits).flatMap((examples) =>
    rowsOf(examples).map(({ inputs, target }) => `${inputs},${target}`),
  )
  const drawn = Array.from({ length: 6 }, (_, k) => points.slice(3 * k, 3 * k + 3).join())
  expect(seen.sort()).toEqual(drawn.sort())
  expect(create(drawnPoints).train.count).toBe(12)
})

describe('refused', () => {
  test.each<[string, DataUnit, Parameters<typeof create>[1], string]>([
    ['no file', ownTable, {}, 'The file “” is not open here: open it, and name it in “data.file”.'],
    ['another file', ownTable, { file: 'constructor' }, 'The file “constructor” is not open here'],
    [
      'another width',
      ownTable,
      { ...table, features: 4 },
      'The file “table” has 5 inputs of 3 classes, but the spec says 4 inputs of 3 classes: correct “data”.',
    ],
    ['other classes', ownTable, { ...table, classes: 4 }, 'but the spec says 5 inputs of 4 classes'],
    [
      'a table as points',
      ownPoints,
      { file: 'table', classes: 3 },
      'has 5 inputs of 3 classes, but the spec says 2 inputs',
    ],
    [
      'another size',
      ownImages,
      { file: 'images', height: 3, width: 4, classes: 4 },
      'has 1 × 4 × 3 inputs of 4 classes, but the spec says 1 × 3 × 4 inputs',
    ],
    [
      'too many',
      ownTable,
      { ...table, train: 1000, validation: 200, test: 200 },
      'Train, validation and test ask for 1400 examples, but there are 1200: make them smaller.',
    ],
    ['half a point', drawnPoints, { points: [1, 2] }, 'Point 1 has 2 of the three numbers'],
    ['a class too many', drawnPoints, { points: [1, 2, 2] }, 'Point 1 has the class 2'],
    ['too few points', drawnPoints, { points: [1, 2, 1] }, 'ask for 24 examples, but there are 1:'],
  ])('%s', (_, unit, options, sentence) => {
    expect(() => create(unit, options)).toThrow(SpecError)
    expect(() => create(unit, options)).toThrow(sentence)
  })
})
