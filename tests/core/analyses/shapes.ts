/** Finds a result of one shape by its name. */
import type { Result } from '#core/results.ts'

function find<S extends Result['shape']>(shape: S, results: readonly Result[], name: string, of?: string) {
  const found = results.find((one) => one.shape === shape && one.name === name && (of === undefined || one.of === of))
  if (!found) throw new Error(`There is no ${shape} “${name}” among ${results.map((one) => one.name).join(', ')}.`)
  return found as Extract<Result, { shape: S }>
}

/** A curve, as pairs. */
export function curve(results: readonly Result[], name: string, of?: string): [number, number][] {
  const { x, y } = find('series', results, name, of)
  return Array.from(x, (at, k) => [at, y[k]!])
}

/** Points, as pairs. */
export function places(results: readonly Result[], name: string): [number, number][] {
  const { x, y } = find('points', results, name)
  return Array.from(x, (at, k) => [at, y[k]!])
}

/** The arrows of points, as pairs. */
export function arrows(results: readonly Result[], name: string): [number, number][] {
  const { toward } = find('points', results, name)
  return Array.from(toward![0], (x, k) => [x, toward![1][k]!])
}

/** A table, row by row. */
export function rows(results: readonly Result[], name: string): number[][] {
  const { values, columns } = find('table', results, name)
  return Array.from({ length: values.length / columns.length }, (_, row) =>
    Array.from(values.subarray(row * columns.length, (row + 1) * columns.length)),
  )
}

export const histogram = (results: readonly Result[], name: string, of?: string) => find('histogram', results, name, of)
export const field = (results: readonly Result[], name: string, of?: string) => find('field', results, name, of)

/** Σ over what a function gives of 0 … n − 1. */
export function sum(n: number, term: (k: number) => number): number {
  let total = 0
  for (let k = 0; k < n; k++) total += term(k)
  return total
}
