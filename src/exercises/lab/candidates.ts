/** The recipes of a log with what validation says of them, and the rule that chooses among them. */
import type { LabExercise } from '../define.ts'
import type { LabLog } from './log.ts'
import { nameOf, type Recipe, sizeOf } from './recipe.ts'

export interface Candidate {
  readonly recipe: Recipe
  /** Its validation accuracy on each seed that was run. */
  readonly bySeed: ReadonlyMap<number, number>
  readonly mean: number
  /** Standard error of the mean over the seeds; NaN for a single one. */
  readonly standardError: number
  /** Whether all seeds were run. */
  readonly complete: boolean
}

/** In the order in which they were first run. */
export function candidatesOf({ seeds }: LabExercise, log: LabLog): readonly Candidate[] {
  const found = new Map<string, { readonly recipe: Recipe; readonly bySeed: Map<number, number> }>()
  for (const event of log) {
    if (event.event !== 'run') continue
    const name = nameOf(event.recipe)
    if (!found.has(name)) found.set(name, { recipe: event.recipe, bySeed: new Map() })
    found.get(name)!.bySeed.set(event.seed, event.validation)
  }
  return [...found.values()].map(({ recipe, bySeed }) => {
    const inOrder = new Map([...bySeed].sort(([a], [b]) => a - b))
    const { mean, standardError } = summaryOf([...inOrder.values()])
    return { recipe, bySeed: inOrder, mean, standardError, complete: inOrder.size === seeds }
  })
}

export function summaryOf(values: readonly number[]): { readonly mean: number; readonly standardError: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) * (value - mean), 0)
  return { mean, standardError: Math.sqrt(squares / (values.length - 1) / values.length) }
}

/**
 * The best mean accuracy; of those within one standard error of the best one's, the one with the fewest techniques, and of
 * these the best. Undefined where no recipe is complete.
 */
export function selectCandidate(candidates: readonly Candidate[]): Candidate | undefined {
  const complete = candidates.filter((candidate) => candidate.complete).toSorted((a, b) => b.mean - a.mean)
  const best = complete[0]
  if (!best) return undefined
  const level = complete.filter(({ mean }) => mean >= best.mean - best.standardError)
  return level.toSorted((a, b) => sizeOf(a.recipe) - sizeOf(b.recipe) || b.mean - a.mean)[0]
}
