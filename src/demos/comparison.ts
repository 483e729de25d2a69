/** What a demo says over its seeds: how far two readings of the runs of a seed are apart. */
import type { At, Claim, Side, Sided, Spec } from '#core/spec.ts'
import type { RunResult } from '#runner/protocol.ts'
import { DEFAULT_SEEDS, pairsOf } from '#stats/pairs.ts'
import type { Expected } from '#stats/verdict.ts'

/** A metric of an arm's run. */
export interface Reading {
  readonly arm: string
  readonly measure: string
}

export interface Comparison {
  /** First minus second of the same seed; the first alone where there is no second. */
  readonly first: Reading
  readonly second: Reading | null
  /** How many seeds, from 0. */
  readonly seeds: number
  /** What the claim of just these readings expects of their difference. */
  readonly expected?: Expected
}

/** What of a comparison a reader chose. */
export type OwnComparison = Partial<Omit<Comparison, 'expected'>>

/** Whether another seed gives another run. */
export const isDrawn = ({ kind, controls }: Spec): boolean => kind === 'training' || controls.includes('seed')

/**
 * That of the experiment's first claim about two arms, of an analysis also about two numbers of one arm; else second arm
 * minus first, or the only arm, by test error or by the first number that an analysis draws. Null where there is none.
 */
export function comparisonOf(spec: Spec, drawn: readonly string[]): Comparison | null {
  for (const claim of Object.values<Claim>(spec.claims ?? {})) {
    const [first, second] = pairsOf(claim)[0]!.map((side) => readingOf(side, claim))
    if (!first || !second) continue
    const ofTwoNumbers = spec.kind === 'analysis' && first.measure !== second.measure
    if (first.arm !== second.arm || ofTwoNumbers) return { first, second, seeds: claim.seeds, ...expectedOf(claim) }
  }
  const measure = spec.kind === 'training' ? 'test.error' : drawn[0]
  if (!isDrawn(spec) || measure === undefined) return null
  const [one = '', other] = Object.keys(spec.arms)
  const seeds = DEFAULT_SEEDS
  if (other === undefined) return { first: { arm: one, measure }, second: null, seeds }
  return { first: { arm: other, measure }, second: { arm: one, measure }, seeds }
}

/** That with what a reader chose; as it was where an arm that was chosen is gone. */
export function withOwn(comparison: Comparison, own: OwnComparison, arms: readonly string[]): Comparison {
  const { first, second, seeds } = { ...comparison, ...own }
  const isKnown = [first, second].every((reading) => reading === null || arms.includes(reading.arm))
  const isSame = isEqual(first, comparison.first) && isEqual(second, comparison.second)
  return isKnown && !isSame ? { first, second, seeds } : { ...comparison, seeds }
}

const isEqual = (one: Reading | null, other: Reading | null) =>
  one?.arm === other?.arm && one?.measure === other?.measure

function readingOf(sided: Sided, claim: Claim): Reading | null {
  if (typeof sided === 'number') return null
  const { arm, measure = claim.measure }: Side = typeof sided === 'string' ? { arm: sided } : sided
  return arm === undefined || measure === undefined ? null : { arm, measure }
}

/** What a claim expects, where it speaks of just two readings as they are printed, at the end. */
function expectedOf(claim: Claim): { readonly expected?: Expected } {
  const [pair, ...more] = pairsOf(claim)
  const isPlain = (part: Claim | Sided) =>
    typeof part !== 'object' || (!('set' in part || 'condition' in part) && (part.at ?? 'end') === 'end')
  if (more.length > 0 || ![claim, ...pair!].every(isPlain)) return {}
  const { expect, margin } = claim
  return { expected: { expect, ...(margin !== undefined && { margin }) } }
}

/** The metric's key at the end or at the best validation. */
export const metricAt = (measure: string, at: At): string => (at === 'end' ? measure : `${measure}@${at}`)

/** A run of one arm and seed, as comparisons take it. */
export interface SeedRun {
  readonly arm: string
  readonly seed: number
  readonly result: RunResult
}

/** One difference for each seed of which both readings are in. */
export function differencesOf({ first, second }: Comparison, at: At, results: readonly SeedRun[]): number[] {
  const runs = new Map(results.map(({ arm, seed, result }) => [`${arm} ${seed}`, result]))
  const seeds = [...new Set(results.map(({ seed }) => seed))].sort((a, b) => a - b)
  return seeds.flatMap((seed) => {
    const read = ({ arm, measure }: Reading) => runs.get(`${arm} ${seed}`)?.metrics[metricAt(measure, at)]
    const [a, b] = [read(first), second === null ? 0 : read(second)]
    return a === undefined || b === undefined ? [] : [a - b]
  })
}

/** How many runs of each arm that it reads have met a value that is not finite. */
export function divergedOf({ first, second }: Comparison, results: readonly SeedRun[]): CountOfArm {
  const arms = new Set([first, ...(second === null ? [] : [second])].map(({ arm }) => arm))
  const diverged = results.filter(({ result }) => result.divergence)
  return Object.fromEntries([...arms].map((arm) => [arm, diverged.filter((run) => run.arm === arm).length]))
}

export type CountOfArm = { readonly [arm: string]: number }
