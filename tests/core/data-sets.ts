/** Every data set with options that make many examples of it, for tests. */
import type { Datasets, DataUnit, Examples, OwnData, Splits } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import { createStream } from '#core/rng.ts'
import { completeOptions, type Json } from '#core/units.ts'
import { simd } from './environments.ts'

/** Examples as a reader might bring them: normal numbers, classes by turns, the last feature the same in all. */
function brought(shape: readonly number[], classes: number, count: number): OwnData {
  const length = shape.reduce((a, b) => a * b)
  const stream = createStream(0, 'brought')
  return {
    shape,
    task: { kind: 'classification', classes },
    examples: {
      count,
      inputs: Float32Array.from({ length: count * length }, (_, k) =>
        k % length === length - 1 ? 0.1 : 3 + 2 * stream.normal(k),
      ),
      labels: Uint8Array.from({ length: count }, (_, k) => k % classes),
      values: new Float32Array(0),
    },
  }
}

export const datasets: Datasets = {
  ...simd.datasets,
  own: { table: brought([5], 3, 1200), points: brought([2], 2, 1200), images: brought([1, 4, 3], 4, 1200) },
}

const sizes = { train: 400, validation: 300, test: 300 }
const drawn = Array.from({ length: 500 }, (_, k) => [((k % 23) - 11) / 4, ((k % 17) - 8) / 5, k % 4]).flat()
/** What the contract tests ask for where defaults are not enough. */
const ample: { readonly [id: string]: { readonly [option: string]: Json } } = {
  'drawn-points': { points: drawn, classes: 4, train: 200, validation: 100, test: 100 },
  'own-points': { file: 'points', ...sizes },
  'own-table': { file: 'table', features: 5, classes: 3, ...sizes },
  'own-images': { file: 'images', height: 4, width: 3, classes: 4, ...sizes },
}

export interface Case {
  readonly unit: DataUnit
  /** Many examples; nothing spoils them. */
  readonly options: { readonly [option: string]: Json }
  readonly fewest: number
}

export const cases: readonly Case[] = (dataSets as readonly DataUnit[]).map((unit) => {
  const range = (name: string) => {
    const option = unit.options.find((candidate) => candidate.name === name)
    if (option?.type !== 'integer') throw new Error(`${unit.id} has no count “${name}”.`)
    return option.range
  }
  const many = Object.fromEntries(['train', 'validation', 'test'].map((name) => [name, Math.min(600, range(name)[1])]))
  const clean = unit.options.some(({ name }) => name === 'labelNoise') ? { labelNoise: 0 } : {}
  return { unit, options: { ...many, ...clean, ...ample[unit.id] }, fewest: range('train')[0] }
})

export function create(unit: DataUnit, options: { readonly [option: string]: Json } = {}, seed = 0): Splits {
  return unit.create(completeOptions(unit, options, 'data'), seed, datasets)
}

/** Of each example: inputs, label or value, flag. */
export const rowsOf = ({ inputs, labels, values, flipped, count }: Examples) =>
  Array.from({ length: count }, (_, k) => ({
    inputs: inputs.subarray((k * inputs.length) / count, ((k + 1) * inputs.length) / count).join(),
    target: labels[k] ?? values[k],
    flipped: flipped[k],
  }))
export const mean = (values: ArrayLike<number>) => Array.from(values).reduce((a, b) => a + b, 0) / values.length
