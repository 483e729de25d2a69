/** Runs one analysis with options of the test's choice. */
import type { Result } from '#core/results.ts'
import type { Spec } from '#core/spec.ts'
import { run, simd } from './environments.ts'

type Given = { readonly kind: string; readonly [option: string]: number | string }
const specOf = (analysis: Given) => ({ kind: 'analysis', analysis, arms: { one: {} }, controls: [] }) as unknown as Spec

/** Everything that it returns. */
export const resultsOf = (analysis: Given, environment = simd): readonly Result[] =>
  run(specOf(analysis), {}, environment).frames[0]!.results

/** The numbers among that, by metric key. */
export const metricsOf = (analysis: Given) => run(specOf(analysis)).outcome.metrics

/** All numbers of a result of any shape. */
export function numbersIn(result: Result): number[] {
  switch (result.shape) {
    case 'number':
      return [result.value]
    case 'series':
    case 'points':
      return [...result.x, ...result.y]
    case 'histogram':
      return [...result.edges, ...result.counts]
    default:
      return [...result.values]
  }
}
