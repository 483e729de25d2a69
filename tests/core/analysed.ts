/** Runs one analysis with options of the test's choice. */
import type { Result } from '#core/results.ts'
import type { Spec } from '#core/spec.ts'
import type { Json } from '#core/units.ts'
import { run, simd } from './environments.ts'

type Given = { readonly kind: string; readonly [option: string]: Json }
const specOf = (analysis: Given) => ({ kind: 'analysis', analysis, arms: { one: {} }, controls: [] }) as unknown as Spec

/** Everything that it returns. */
export const resultsOf = (analysis: Given, environment = simd, seed = 0): readonly Result[] =>
  run(specOf(analysis), { seed }, environment).frames[0]!.results

/** The numbers among that, by metric key. */
export const metricsOf = (analysis: Given, seed = 0) => run(specOf(analysis), { seed }).outcome.metrics
