/** What the files of a class say together. */
import { type PairedDifference, pairedDifference } from '#stats/paired.ts'
import type { ProgressFile } from '../progress/progress-file.ts'
import type { ExerciseRecord } from '../progress/record.ts'

/** A file of one student. */
export interface Handed extends ProgressFile {
  readonly file: string
}

/** What a class did in one exercise. */
export interface ExerciseSummary {
  readonly exercise: string
  /** Students who gave an answer, and those of them who solved it. */
  readonly answered: number
  readonly passed: number
  /** Attempts of those who solved it; undefined where nobody did. */
  readonly attempts: { readonly median: number; readonly low: number; readonly high: number } | undefined
  /** Students who opened a hint, and who saw the solution. */
  readonly hints: number
  readonly solutions: number
  /** Of the runs that this core made: how many there are, and how many of them have the commonest bits. */
  readonly digests: { readonly count: number; readonly same: number }
  /** Students whose runs another core made. */
  readonly otherCore: number
}

/** One summary for each of these exercises, then for others that the files speak of. */
export function summarise(
  files: readonly Handed[],
  exercises: readonly string[],
  core: string,
): readonly ExerciseSummary[] {
  const known = new Set([...exercises, ...files.flatMap(({ records }) => [...records.keys()])])
  return Array.from(known, (exercise) => summaryOf(exercise, recordsOf(files, exercise), core))
}

const recordsOf = (files: readonly Handed[], exercise: string): readonly ExerciseRecord[] =>
  files.flatMap(({ records }) => records.get(exercise) ?? [])

function summaryOf(exercise: string, records: readonly ExerciseRecord[], core: string): ExerciseSummary {
  const passed = records.filter((record) => record.passed)
  const withRuns = records.filter(({ digest }) => digest !== undefined)
  const ours = withRuns.filter((record) => record.core === core)
  const alike = ours.map((one) => ours.filter(({ digest }) => digest === one.digest).length)
  return {
    exercise,
    answered: records.length,
    passed: passed.length,
    attempts: spreadOf(passed.map(({ attempts }) => attempts)),
    hints: records.filter(({ hints }) => hints > 0).length,
    solutions: records.filter(({ solutionSeen }) => solutionSeen).length,
    digests: { count: ours.length, same: Math.max(0, ...alike) },
    otherCore: withRuns.length - ours.length,
  }
}

function spreadOf(values: readonly number[]): ExerciseSummary['attempts'] {
  if (values.length === 0) return undefined
  const sorted = values.toSorted((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return {
    median: (sorted[Math.floor(middle)]! + sorted[Math.ceil(middle)]!) / 2,
    low: sorted[0]!,
    high: sorted.at(-1)!,
  }
}

/** What the students' own seeds measured of one prediction. */
export interface SeedSample {
  readonly seeds: readonly number[]
  /** One for each seed. */
  readonly differences: readonly number[]
  /** Of two seeds or more. */
  readonly interval: PairedDifference | undefined
}

/** Each seed counts once, however many files have it; runs of other cores are left out. */
export function sampleOf(files: readonly Handed[], exercise: string, core: string): SeedSample {
  const values = new Map<number, number>()
  for (const { run, core: made } of recordsOf(files, exercise))
    if (run && made === core) values.set(run.seed, run.value)
  const differences = [...values.values()]
  return {
    seeds: [...values.keys()],
    differences,
    interval: differences.length < 2 ? undefined : pairedDifference(differences),
  }
}
