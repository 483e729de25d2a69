/** Golden values: what PyTorch gave for the same numbers. The files name the version that made them as their `source`. */
import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import type { Slice } from '#core/network.ts'
import { type Executor, type Operation, TRAINING } from '#core/program.ts'

/** Values row by row; a batch is [example][feature]. */
export interface Tensor {
  readonly shape: readonly number[]
  readonly data: readonly number[]
}
type Tensors = { readonly [name: string]: Tensor }
export interface GoldenCase {
  readonly name: string
  readonly attrs: { readonly [name: string]: number }
  readonly inputs: Tensors
  readonly outputs: Tensors
  /** Gradients of Σ upstream · output in the inputs. */
  readonly grads: Tensors
}

/** The cases of `tests/golden/<file>.json`. */
export function readCases(file: string): readonly GoldenCase[] {
  return (JSON.parse(readFileSync(`tests/golden/${file}.json`, 'utf8')) as { cases: GoldenCase[] }).cases
}

/** A batch of images as one of lists of features. */
export const flat = ({ shape: [count, ...rest], data }: Tensor): Tensor => ({
  shape: [count!, rest.reduce((a, b) => a * b, 1)],
  data,
})

/** A batch as the core holds it, [feature][stride]; the columns beyond the batch hold NaN. */
export function columns({ shape, data }: Tensor, stride: number): number[] {
  const features = shape[1]!
  const out = new Array<number>(features * stride).fill(NaN)
  data.forEach((value, k) => {
    out[(k % features) * stride + Math.floor(k / features)] = value
  })
  return out
}

/** The inverse of `columns`: the first `count` columns, example by example. */
export function rows(values: ArrayLike<number>, count: number, stride: number): number[] {
  const features = values.length / stride
  return Array.from({ length: count * features }, (_, k) => values[(k % features) * stride + Math.floor(k / features)]!)
}

type Values = { readonly [name: string]: readonly number[] | number }

/**
 * Puts values, or zeros where only a length is given, into an arena, runs the operations on `count` columns, and
 * returns what then stands under each name.
 */
export function runOperations<const V extends Values>(
  executor: Executor,
  values: V,
  count: number,
  operations: (slices: { readonly [name in keyof V]: Slice }) => readonly Operation[],
): { readonly [name in keyof V]: number[] } {
  let end = 0
  const names = Object.keys(values) as (keyof V)[]
  const slices = {} as { [name in keyof V]: Slice }
  for (const name of names) {
    const given = values[name]!
    slices[name] = { offset: end, length: typeof given === 'number' ? given : given.length }
    end += slices[name].length
  }
  const { arena, run } = executor.prepare({
    segments: { forward: operations(slices) },
    arenaLength: end,
  })
  for (const name of names) {
    const given = values[name]!
    if (typeof given !== 'number') arena.set(given, slices[name].offset)
  }
  run('forward', count, TRAINING)
  return Object.fromEntries(
    names.map((name) => [
      name,
      Array.from(arena.subarray(slices[name].offset, slices[name].offset + slices[name].length)),
    ]),
  ) as { [name in keyof V]: number[] }
}

/** Fails with the first value that is off by more than `relative` of it and `absolute` together. */
export function expectClose(
  actual: ArrayLike<number>,
  expected: readonly number[],
  relative = 1e-5,
  absolute = 1e-6,
): void {
  expect(actual).toHaveLength(expected.length)
  const wrong = expected.findIndex(
    (value, k) => !(Math.abs(actual[k]! - value) <= relative * Math.abs(value) + absolute),
  )
  expect(wrong < 0 ? null : { at: wrong, actual: actual[wrong], expected: expected[wrong] }).toBeNull()
}
