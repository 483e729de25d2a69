/** Sweeps of a demo: which runs they need, and the means with their intervals that those runs give. */
import type { ControlledOption } from '#core/resolve.ts'
import type { RunKey } from '#core/run.ts'
import type { At, Settings, Spec } from '#core/spec.ts'
import type { NumberOption } from '#core/units.ts'
import { type PairedDifference, pairedDifference } from '#stats/paired.ts'
import { runName } from '#stats/run-name.ts'
import { metricAt } from '../comparison.ts'
import { optionOf } from '../options.ts'
import type { MeasuredRun } from '../run-batch.svelte.ts'
import { POSITIONS, valueAt } from '../slider.ts'

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
}

/** Values of an option evenly spread over its slider; fewer where two of them are one value. */
export function spreadValues(option: NumberOption, count: number): readonly number[] {
  const values = Array.from({ length: count }, (_, k) => valueAt(option, Math.round((k * POSITIONS) / (count - 1))))
  // On a logarithmic scale one digit is near enough, and easier to read.
  const short = option.scale === 'log' ? values.map((value) => Number(value.toPrecision(1))) : values
  return [...new Set(short.map((value) => Math.min(option.range[1], Math.max(option.range[0], value))))]
}

/** The values that the author chose for an axis, else as many spread ones. */
export function axisOf(spec: Spec, path: string, count: number): SweepAxis {
  const option = optionOf(spec, path)
  return { option, values: spec.vary?.[path] ?? spreadValues(option.declaration as NumberOption, count) }
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
  /** Null where a run did not end in a number. */
  readonly over: PairedDifference | null
}

/** Mean and 95 % interval of a measure for each arm at each point, over all the seeds of the plan; all runs are in. */
export function cellsOf(plan: SweepPlan, runs: readonly MeasuredRun[], measure: string, at: At): readonly SweepCell[] {
  const values = new Map(runs.map(({ key, result }) => [runName(key), result.metrics[metricAt(measure, at)]]))
  return Object.keys(plan.spec.arms).flatMap((arm) =>
    pointsOf(plan).map((point) => {
      const seen = Array.from(
        { length: plan.seeds },
        (_, seed) => values.get(runName(keyAt(plan, arm, point, seed))) ?? Number.NaN,
      )
      return { point, arm, over: seen.every(Number.isFinite) ? pairedDifference(seen) : null }
    }),
  )
}
