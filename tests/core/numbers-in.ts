import type { Result } from '#core/results.ts'

/** All numbers of a result of any shape. */
export function numbersIn(result: Result): number[] {
  switch (result.shape) {
    case 'number':
      return [result.value]
    case 'series':
      return [...result.x, ...result.y]
    case 'points':
      return [
        ...[...result.x, ...result.y, ...(result.label ?? [])],
        ...(result.toward ?? []).flatMap((along) => [...along]),
      ]
    case 'histogram':
      return [...result.edges, ...result.counts]
    case 'images':
      return [...result.values, ...(result.targets ?? [])]
    default:
      return [...result.values]
  }
}
