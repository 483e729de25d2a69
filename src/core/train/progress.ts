/** What a run has measured so far. */
import type { Learner } from './learner.ts'
import type { Measured } from './running.ts'

/** The series that every run records. */
export const RECORDED = ['train.loss', 'train.error', 'validation.loss', 'validation.error'] as const

export interface Progress {
  /** Steps at which the run was measured, and the series measured there. */
  readonly steps: number[]
  readonly history: { readonly [metric: string]: number[] }
  /** As last measured. */
  metrics: Measured
  startNorm: number
  /** Whether a technique has ended the run. */
  stopped: boolean
  /** The first step with the lowest validation error, and the parameters and states of each network there. */
  best: { readonly step: number; readonly error: number; readonly parameters: readonly Float32Array[] }
}

export const startProgress = (): Progress => ({
  steps: [],
  history: Object.fromEntries(RECORDED.map((key) => [key, []])),
  metrics: {},
  startNorm: 0,
  stopped: false,
  best: { step: -1, error: Infinity, parameters: [] },
})

const ranges = ({ network: { parameters, states } }: Learner) => [parameters, states]

/** Copies of the parameters and states of each network, in order. */
export function copyParameters(learners: readonly Learner[]): Float32Array[] {
  return learners.flatMap((learner) =>
    ranges(learner).map(({ offset, length }) => learner.arena.slice(offset, offset + length)),
  )
}

/** Puts such copies in place. */
export function putParameters(learners: readonly Learner[], copies: readonly Float32Array[]): void {
  learners
    .flatMap((learner) => ranges(learner).map(({ offset }) => ({ arena: learner.arena, offset })))
    .forEach(({ arena, offset }, k) => {
      arena.set(copies[k]!, offset)
    })
}
