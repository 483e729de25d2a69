/** Sweeps of a demo: which runs they need, and the means with their intervals that those runs give. */
import type { ControlledOption } from '#core/resolve.ts'
import type { Quantity } from '#core/results.ts'
import type { RunKey } from '#core/run.ts'
import type { At, Settings, Spec } from '#core/spec.ts'
import type { NumberOption } from '#core/units.ts'
import type { Curve } from '#figures/types.ts'
import { type PairedDifference, pairedDifference } from '#stats/paired.ts'
import { DEFAULT_SEEDS } from '#stats/pairs.ts'
import { runName } from '#stats/run-name.ts'
import { isDrawn, metricAt } from '../comparison.ts'
import { SPLITS } from '../measure.ts'
import { optionOf } from '../options.ts'
import type { MeasuredRun } from '../run-batch.svelte.ts'
import { POSITIONS, valueAt } from '../slider.ts'
import { capitalised, uncapitalised, type Words } from '../words.ts'

export interface SweepAxis {
  readonly option: ControlledOption
  readonly values: readonly number[]
}

/** A plan: one axis, or two for a grid, at the settings as they are otherwise. */
export interface SweepPlan {
  readonly spec: Spec
  readonly settings: Settings
  readonly axes: readonly [SweepAxis] | readonly [SweepAxis, SweepAxis]
  readonly seeds: number
  readonly measure: string
  readonly quantity: Quantity
}

/** Seeds at each point: one where nothing is drawn. */
export const seedsOf = (spec: Spec): number => (isDrawn(spec) ? DEFAULT_SEEDS : 1)

/** What makes two plans the same runs and the same measure. */
export const planKey = ({ settings, axes, measure }: SweepPlan): string =>
  JSON.stringify([settings, measure, axes.map(({ option, values }) => [option.path, values])])

const USUAL_COUNT = 5

/** Options that can be swept over: those that are a number. */
export const sweepable = (spec: Spec): readonly string[] =>
  spec.controls.filter(
    (path) => path !== 'seed' && ['number', 'integer'].includes(optionOf(spec, path).declaration.type),
  )

/** Values of an option evenly spread over its slider; fewer where two of them are one value. */
export function spreadValues(option: NumberOption, count: number): readonly number[] {
  const values = Array.from({ length: count }, (_, k) => valueAt(option, Math.round((k * POSITIONS) / (count - 1))))
  // On a logarithmic scale one digit is near enough, and easier to read.
  const short = option.scale === 'log' ? values.map((value) => Number(value.toPrecision(1))) : values
  return [...new Set(short.map((value) => Math.min(option.range[1], Math.max(option.range[0], value))))]
}

/** An axis of so many spread values; where `count` is null, of those that the author chose, if there are some. */
export function axisOf(spec: Spec, path: string, count: number | null): SweepAxis {
  const option = optionOf(spec, path)
  const chosen = count === null ? spec.vary?.[path] : undefined
  return { option, values: chosen ?? spreadValues(option.declaration as NumberOption, count ?? USUAL_COUNT) }
}

/** One point: a value of each axis. */
export type Point = readonly number[]

export function pointsOf({ axes: [first, second] }: SweepPlan): readonly Point[] {
  return second ? second.values.flatMap((b) => first.values.map((a) => [a, b])) : first.values.map((a) => [a])
}

/** The run of an arm at a point; an axis that belongs to another arm does not touch it. */
export function keyAt({ settings, axes }: SweepPlan, arm: string, point: Point, seed: number): RunKey {
  const set = axes.flatMap(({ option }, k) =>
    option.arm === null || option.arm === arm ? [[option.path, point[k]!] as const] : [],
  )
  return { arm, settings: { ...settings, ...Object.fromEntries(set) }, seed }
}

/** Every run that the plan needs, once, seed by seed so that all points fill evenly. */
export function keysOf(plan: SweepPlan): readonly RunKey[] {
  const arms = Object.keys(plan.spec.arms)
  const keys = Array.from({ length: plan.seeds }, (_, seed) => seed).flatMap((seed) =>
    pointsOf(plan).flatMap((point) => arms.map((arm) => keyAt(plan, arm, point, seed))),
  )
  return [...new Map(keys.map((key) => [runName(key), key])).values()]
}

export interface SweepCell {
  readonly point: Point
  readonly arm: string
  /** Null where a run did not end in a number; without a width where there is one run. */
  readonly over: PairedDifference | null
  /** How many runs met a value that is not finite. */
  readonly diverged: number
}

/** Mean and 95 % interval of the measure for each arm at each point, over all the seeds of the plan; all runs are in. */
export function cellsOf(plan: SweepPlan, runs: readonly MeasuredRun[], at: At): readonly SweepCell[] {
  const results = new Map(runs.map(({ key, result }) => [runName(key), result]))
  const metric = metricAt(plan.measure, at)
  return Object.keys(plan.spec.arms).flatMap((arm) =>
    pointsOf(plan).map((point) => {
      const seen = Array.from({ length: plan.seeds }, (_, seed) => results.get(runName(keyAt(plan, arm, point, seed))))
      const values = seen.map((result) => result?.metrics[metric] ?? Number.NaN)
      return {
        point,
        arm,
        over: values.every(Number.isFinite) ? meanOf(values) : null,
        diverged: seen.filter((result) => result?.divergence).length,
      }
    }),
  )
}

function meanOf(values: readonly number[]): PairedDifference {
  if (values.length > 1) return pairedDifference(values)
  const mean = values[0]!
  return { mean, low: mean, high: mean, halfWidth: 0, misleading: 0, count: 1 }
}

/** The means of a plan of one axis, a curve for each arm. */
export function curvesOf({ spec, axes, seeds, measure, quantity }: SweepPlan, cells: readonly SweepCell[]): Curve[] {
  const { option } = axes[0]
  const scale = ('scale' in option.declaration && option.declaration.scale) || 'linear'
  const split = SPLITS.find((split) => measure.startsWith(`${split}.`))
  return Object.keys(spec.arms).map((arm) => {
    const own = cells.flatMap(({ arm: of, point, over }) => (of === arm && over ? [{ point, over }] : []))
    return {
      arm,
      result: {
        shape: 'series',
        name: quantity.id,
        ...(split && { split }),
        x: Float64Array.from(own, ({ point }) => point[0]!),
        y: Float64Array.from(own, ({ over }) => over.mean),
        axes: [{ id: option.path, scale }, quantity],
      },
      ...(seeds > 1 && { low: own.map(({ over }) => over.low), high: own.map(({ over }) => over.high) }),
    }
  })
}

/** "Test error against strength". */
export const sweepTitle = (words: Words, { axes, measure }: SweepPlan): string =>
  capitalised(
    words.say('lab.sweepTitle', {
      measure: words.measure(measure),
      option: uncapitalised(words.option(axes[0].option)),
    }),
  )
