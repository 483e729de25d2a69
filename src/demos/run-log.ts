/** What one arm's run has shown so far: its numbers over the steps, and what else was seen at each of them. */
import {
  type Frame,
  type HistogramResult,
  metricKey,
  type NumberResult,
  type Result,
  type SeriesResult,
} from '#core/results.ts'
import { thin } from '#figures/thin.ts'
import type { HistogramTrack } from '#figures/types.ts'
import type { RunResult } from '#runner/protocol.ts'

/** One number over the steps. */
export interface Track extends Omit<NumberResult, 'shape' | 'value'> {
  readonly values: readonly number[]
}

export interface RunLog {
  readonly arm: string
  readonly steps: readonly number[]
  /** By metric key, in the order in which the probes gave them. */
  readonly tracks: ReadonlyMap<string, Track>
  /** Histograms over the steps, by the key of what they count. */
  readonly histograms: ReadonlyMap<string, HistogramTrack>
  /** Results that are not numbers, step by step; null where only the numbers were kept. */
  readonly states: readonly (readonly Result[] | null)[]
  /** Once the run is over. */
  readonly outcome: RunResult | null
}

export const emptyLog = (arm: string): RunLog => ({
  arm,
  steps: [],
  tracks: new Map(),
  histograms: new Map(),
  states: [],
  outcome: null,
})

/** With one frame more, in the order of steps. A step that is there already stays as it is: its bits are the same. */
export function withFrame(log: RunLog, { step, results }: Frame): RunLog {
  const at = log.steps.findLastIndex((known) => known <= step) + 1
  if (log.steps[at - 1] === step) return log
  const tracks = new Map(log.tracks)
  const histograms = new Map(log.histograms)
  for (const result of results)
    if (result.shape === 'histogram') {
      const key = metricKey(result)
      histograms.set(key, withHistogram(histograms.get(key), step, result))
    } else if (result.shape === 'number') {
      const { shape: _, value, ...named } = result
      const key = metricKey(result)
      tracks.set(key, { ...named, values: (tracks.get(key)?.values ?? []).toSpliced(at, 0, value) })
    }
  return {
    ...log,
    steps: log.steps.toSpliced(at, 0, step),
    tracks,
    histograms,
    states: log.states.toSpliced(
      at,
      0,
      results.filter((result) => result.shape !== 'number'),
    ),
  }
}

function withHistogram(
  track: HistogramTrack | undefined,
  step: number,
  { edges, counts }: HistogramResult,
): HistogramTrack {
  if (!track) return { edges, steps: [step], counts: [counts] }
  const at = track.steps.findLastIndex((known) => known <= step) + 1
  return { edges, steps: track.steps.toSpliced(at, 0, step), counts: track.counts.toSpliced(at, 0, counts) }
}

/** Its frames up to a step, as a run that has come so far. */
export function upTo(log: RunLog, step: number): RunLog {
  const count = log.steps.findLastIndex((known) => known <= step) + 1
  const tracks = [...log.tracks].map(
    ([key, track]) => [key, { ...track, values: track.values.slice(0, count) }] as const,
  )
  return {
    ...log,
    steps: log.steps.slice(0, count),
    tracks: new Map(tracks),
    histograms: mapTracks(log, (track) => track.steps.flatMap((known, k) => (known <= step ? [k] : []))),
    states: log.states.slice(0, count),
    outcome: null,
  }
}

/** The index of the last measured step that is not after `step`. */
export function indexAt({ steps }: RunLog, step: number): number {
  let index = 0
  while (index + 1 < steps.length && steps[index + 1]! <= step) index += 1
  return index
}

/** What was seen at `step`; where it was not kept, at the last step that has it. */
export function stateAt(log: RunLog, step: number): readonly Result[] {
  return log.states[indexAt(log, step)] ?? log.states.findLast((state) => state !== null) ?? []
}

/** What was a number at `step`, as numbers. */
export const numbersAt = (log: RunLog, step: number): readonly NumberResult[] =>
  Array.from(log.tracks.values(), ({ values, ...track }) => ({
    ...track,
    shape: 'number',
    value: values[indexAt(log, step)]!,
  }))

/** The metrics that runs end with, at their last step and without conditions. */
export const measuresOf = (logs: readonly RunLog[]): readonly string[] =>
  [...new Set(logs.flatMap(({ outcome }) => Object.keys(outcome?.metrics ?? {})))].filter((key) => !key.includes('@'))

/** Whether every measured step can be shown again. */
export const isComplete = (log: RunLog): boolean => log.outcome !== null && log.states.every((state) => state !== null)

/** How many steps of each histogram a page carries. */
const CARRIED = 24

/** The log without what its figures do not need at the last step. */
export const lastOnly = (log: RunLog): RunLog => ({
  ...log,
  histograms: mapTracks(log, ({ steps }) => thin(steps.length, CARRIED)),
  states: log.states.map((state, index) => (index === log.states.length - 1 ? state : null)),
})

/** Its histograms, of each only those of the indices that are picked. */
function mapTracks({ histograms }: RunLog, pick: (track: HistogramTrack) => readonly number[]): RunLog['histograms'] {
  return new Map(
    [...histograms].map(([key, track]) => {
      const kept = pick(track)
      return [
        key,
        { edges: track.edges, steps: kept.map((k) => track.steps[k]!), counts: kept.map((k) => track.counts[k]!) },
      ]
    }),
  )
}

export function trackSeries(log: RunLog, track: Track): SeriesResult {
  const { values, quantity, ...named } = track
  return {
    ...named,
    shape: 'series',
    x: Float64Array.from(log.steps),
    y: Float64Array.from(values),
    axes: [{ id: 'step' }, quantity],
  }
}
