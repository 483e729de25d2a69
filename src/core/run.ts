/** Runs one arm of an experiment, training or analysis, for one seed. */
import type { AnalysisUnit } from './analyses/analysis.ts'
import { analyses } from './analyses/index.ts'
import { probes } from './probes/index.ts'
import { type CompleteUnit, completeUnit, type ResolvedArm, resolveArm } from './resolve.ts'
import { type Frame, metricKey, type Result } from './results.ts'
import type { Settings, Spec } from './spec.ts'
import { type Environment, type TrainingOutcome, train } from './train/train.ts'
import { type Json, unitOf } from './units.ts'

/** Which run of an experiment: an arm, values of paths, a seed. */
export interface RunKey {
  readonly arm: string
  readonly settings: Settings
  readonly seed: number
}

export interface AnalysisOutcome {
  readonly kind: 'analysis'
  readonly results: readonly Result[]
  readonly metrics: { readonly [key: string]: number }
}
export type Outcome = (TrainingOutcome | AnalysisOutcome) & { readonly arm: ResolvedArm }

/** `frames` shows what the spec asks for; `measures` only what every run records. Both give the same outcome. */
export type Purpose = 'frames' | 'measures'

export function* runExperiment(
  spec: Spec,
  { arm, settings, seed }: RunKey,
  purpose: Purpose,
  environment: Environment,
): Generator<Frame, Outcome> {
  const setup = resolveArm(spec, arm, settings)
  if (setup.kind === 'analysis') {
    const unit = unitOf<AnalysisUnit>(analyses, setup.analysis.kind, 'analysis')
    const results = unit.analyse(setup.analysis, seed, environment.executor)
    yield { step: 0, results }
    return { kind: 'analysis', arm: setup, results, metrics: numbersOf(results) }
  }
  const show = spec.kind === 'training' && purpose === 'frames' ? spec.show.map(completeProbe) : []
  return { ...(yield* train(setup, seed, show, environment)), arm: setup }
}

/** A probe as a spec writes it, complete; a string is a probe without options. */
export function completeProbe(probe: Json): CompleteUnit {
  return completeUnit(probes, typeof probe === 'string' ? { kind: probe } : probe, 'show', 'probe')
}

/** The results that are numbers, by metric key. */
export function numbersOf(results: readonly Result[]): { readonly [key: string]: number } {
  return Object.fromEntries(
    results.flatMap((result) => (result.shape === 'number' ? [[metricKey(result), result.value]] : [])),
  )
}
