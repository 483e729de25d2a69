/** The spec: an experiment as plain data. A result is a pure function of it and a seed. */
import type { Analysis } from './analyses/index.ts'
import type { Baseline } from './baselines/index.ts'
import type { Data } from './data/index.ts'
import type { Initializer } from './initializers/index.ts'
import type { Layer } from './layers/index.ts'
import type { Loss } from './losses/index.ts'
import type { Optimizer } from './optimizers/index.ts'
import type { Probe } from './probes/index.ts'
import type { Techniques } from './techniques/index.ts'
import type { Json } from './units.ts'

/** Layers written once that stand there several times. */
export interface Repeat {
  readonly repeat: number
  readonly layers: readonly (Layer | Repeat)[]
}

export interface TrainingSetup {
  readonly data: Data
  readonly model: readonly (Layer | Repeat)[]
  readonly initializer?: Initializer
  /** Follows from the task unless named. */
  readonly loss?: Loss
  readonly optimizer: Optimizer
  readonly techniques?: Techniques
  /** Fits this in place of the network, on the same data; null is the network. */
  readonly baseline?: Baseline | null
  /** Networks that are trained on the same data and whose probabilities are averaged; 1 unless named. */
  readonly members?: number
  readonly training: { readonly batchSize: number | 'all'; readonly steps: number; readonly measureEvery: number }
}

export interface AnalysisSetup {
  readonly analysis: Analysis
}

/** A merge patch: `null` removes; arrays, and objects that name a `kind`, replace; the rest merges. */
export type Patch<T> = T extends readonly unknown[]
  ? T
  : T extends { readonly kind: string }
    ? T | (Partial<Omit<T, 'kind'>> & { readonly kind?: never })
    : T extends object
      ? { readonly [K in keyof T]?: Patch<T[K]> | null }
      : T

/** Values of paths, such as `{ 'penalised.techniques.l2.strength': 0.01 }`. */
export interface Settings {
  readonly [path: string]: Json
}

/** The trained network evaluated otherwise, on the test examples; its metrics read `test.error@<name>`. */
export interface Condition {
  /** Statistics of batch normalization: those of the evaluated batch, or the stored ones. */
  readonly statistics?: 'batch' | 'running'
  /** Examples in a batch of the evaluation; matters with the batch's statistics. */
  readonly batchSize?: number
  readonly order?: 'shuffled' | 'class'
  /** The input's distance from the background is multiplied by this. */
  readonly contrast?: number
  /** Standard deviation of Gaussian noise that is added to the input. */
  readonly noise?: number
  /** Side, in pixels, of a square of background that hides a random part of each image. */
  readonly occlusion?: number
  /** Average the probabilities of so many random masks of dropout. */
  readonly masks?: number
}

/** Settings of live options that hold from the start of a step on. */
export interface Change {
  readonly step: number
  readonly set: Settings
}

export type At = 'end' | 'best-validation'

/** One side of a comparison; what it omits, each setting of `set` too, comes from the claim. */
export interface Side<A extends string = string> {
  readonly arm?: A
  /** A metric's key, such as `test.error`. */
  readonly measure?: string
  /** `best-validation` is the first step with the lowest `validation.error`. */
  readonly at?: At
  /** The trained network evaluated otherwise: a name of `conditions`. */
  readonly condition?: string
  /** A point of the `vary` axes. */
  readonly set?: Settings
}
export type Sided<A extends string = string> = A | Side<A> | number
export type Pair<A extends string = string> = readonly [Sided<A>, Sided<A>]

/** A comparison, first side minus second, paired over seeds 0 to `seeds` − 1. Two pairs ask for (a − b) − (c − d). */
export interface Claim<A extends string = string> extends Omit<Side, 'arm'> {
  readonly compare: Pair<A> | readonly [Pair<A>, Pair<A>]
  /** What the prose says: lower or higher; the whole interval inside ± margin; the interval contains 0; equal bits. */
  readonly expect: 'lower' | 'higher' | 'within' | 'undetected' | 'identical'
  readonly margin?: number
  readonly seeds: number
}

interface Common<S, A extends string> {
  /** Each arm is a merge patch of the setup. */
  readonly arms: { readonly [arm in A]: Patch<S> }
  /** Axes of a sweep: the values of the path that keys each. */
  readonly vary?: { readonly [path: string]: readonly number[] }
  /** Paths of the options that the demo offers, and `seed`. */
  readonly controls: readonly string[]
  readonly claims?: { readonly [id: string]: Claim<NoInfer<A>> }
}

export interface TrainingSpec<A extends string = string> extends TrainingSetup, Common<TrainingSetup, A> {
  readonly kind: 'training'
  /** Probes; a string is a probe without options. */
  readonly show: readonly (Probe['kind'] | Probe)[]
  /** Probes whose numbers at the last frame are metrics of the run, for claims; shown too. */
  readonly record?: readonly (Probe['kind'] | Probe)[]
  readonly conditions?: { readonly [name: string]: Condition }
  readonly changes?: readonly Change[]
}
export interface AnalysisSpec<A extends string = string> extends AnalysisSetup, Common<AnalysisSetup, A> {
  readonly kind: 'analysis'
}
export type Spec<A extends string = string> = TrainingSpec<A> | AnalysisSpec<A>

/** Gives a spec file its types; the spec is returned as it is. */
export function defineExperiment<const A extends string>(spec: Spec<A>): Spec<A> {
  return spec
}
