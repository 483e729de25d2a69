/** Runs one arm of an experiment, training, baseline or analysis, for one seed. */
import type { AnalysisUnit } from './analyses/analysis.ts'
import { analyses } from './analyses/index.ts'
import { probes } from './probes/index.ts'
import type { ProbeUnit } from './probes/probe.ts'
import { type ResolvedArm, resolveArm } from './resolve.ts'
import { type Frame, numbersOf, type Result } from './results.ts'
import type { Settings, Spec, TrainingSpec } from './spec.ts'
import { type BaselineOutcome, runBaseline } from './train/baseline.ts'
import type { Checkpoint } from './train/checkpoint.ts'
import { type Environment, startTraining, type TrainingOutcome } from './train/train.ts'
import { type CompleteUnit, completeUnit, type Json, SpecError, unitOf } from './units.ts'

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
export type Outcome = (TrainingOutcome | BaselineOutcome | AnalysisOutcome) & { readonly arm: ResolvedArm }

/** `frames` shows what the spec asks for; `measures` only what every run records. Both give the same outcome. */
export type Purpose = 'frames' | 'measures'

/** Seeds are exact in float32. */
export const LARGEST_SEED = 999_999

export interface Run {
  /** Each turn makes one step; a step that is not measured has no frame. */
  readonly turns: Generator<Frame | null, Outcome>
  /** The last step made; 0 where nothing trains. */
  step(): number
  /** What the probes see after that step of a training, which was made here; null where nothing trains. */
  look(): Frame | null
  /** The state after the last turn of a training; null where nothing trains. */
  checkpoint(): Checkpoint | null
}

/**
 * Starts a run, or goes on with one from a checkpoint; where a probe compares frames, it begins anew and comes to the same
 * bits.
 */
export function startRun(
  spec: Spec,
  { arm, settings, seed }: RunKey,
  purpose: Purpose,
  environment: Environment,
  from?: Checkpoint,
): Run {
  if (!Number.isInteger(seed) || seed < 0 || seed > LARGEST_SEED)
    throw new SpecError(`A seed is a whole number from 0 to ${LARGEST_SEED}, not ${seed}.`)
  const setup = resolveArm(spec, arm, settings)
  if (setup.kind === 'analysis') {
    const unit = unitOf<AnalysisUnit>(analyses, setup.analysis.kind, 'analysis')
    const analyse = () => {
      const results = unit.analyse(setup.analysis as never, seed, environment.executor)
      return { kind: 'analysis', arm: setup, results, metrics: numbersOf(results) } as const
    }
    return { turns: atOnce(analyse), ...nothingTrains }
  }
  if (setup.baseline) {
    const { baseline } = setup
    const fit = () => ({ ...runBaseline(setup, baseline, seed, environment), arm: setup, results: [] })
    return { turns: atOnce(fit), ...nothingTrains }
  }
  const { show, record = [], conditions = {} } = spec as TrainingSpec
  const shown = purpose === 'frames' ? show.map(completeProbe) : []
  const recorded = record.map(completeProbe)
  const remembers = [...shown, ...recorded].some(({ kind }) => unitOf<ProbeUnit>(probes, kind, 'probe').remembers)
  const { turns, step, look, checkpoint } = startTraining(
    { setup, seed, show: shown, record: recorded, conditions, from: remembers ? undefined : from },
    environment,
  )
  return { turns: withArm(turns, setup), step, look, checkpoint }
}

/** A run at one go, with the frames that it showed. */
export function* runExperiment(
  spec: Spec,
  key: RunKey,
  purpose: Purpose,
  environment: Environment,
): Generator<Frame, Outcome> {
  const { turns } = startRun(spec, key, purpose, environment)
  for (;;) {
    const turn = turns.next()
    if (turn.done) return turn.value
    if (turn.value) yield turn.value
  }
}

const nothingTrains = { step: () => 0, look: () => null, checkpoint: () => null } as const

function* atOnce<O extends Outcome & { readonly results: readonly Result[] }>(make: () => O): Generator<Frame, O> {
  const outcome = make()
  yield { step: 0, results: outcome.results }
  return outcome
}

function* withArm(turns: Generator<Frame | null, TrainingOutcome>, arm: ResolvedArm): Generator<Frame | null, Outcome> {
  return { ...(yield* turns), arm }
}

/** A probe as a spec writes it, complete; a string is a probe without options. */
export function completeProbe(probe: Json): CompleteUnit {
  return completeUnit(probes, typeof probe === 'string' ? { kind: probe } : probe, 'show', 'probe')
}
