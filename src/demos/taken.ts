/** All numbers that a demo gives away as a file. */
import type { Result } from '#core/results.ts'
import type { OfArm } from '#figures/types.ts'
import { metricAt, type Reading } from './comparison.ts'
import type { DemoState } from './demo-state.svelte.ts'
import { cellsOf, pointsOf, type SweepCell } from './lab/sweep.ts'
import { overSeedsOf } from './over-seeds.ts'
import { tableOf } from './table.ts'

/** What the table has; the difference of each seed with their mean and interval, and the means of a sweep, once all runs are in. */
export const takenOf = (demo: DemoState): readonly OfArm<Result>[] => [
  ...tableOf(demo),
  ...seedResults(demo),
  ...sweepResults(demo),
]

/** Under the name of what is compared, "penalised minus plain"; x is the seed. How many runs diverged stands under each arm's own. */
function seedResults(demo: DemoState): OfArm<Result>[] {
  const { comparison, differences, diverged } = demo.seeds
  const interval = overSeedsOf(demo)
  if (comparison === null || interval === null) return []
  const { first, second } = comparison
  const quantity = demo.quantityOf(first.measure)
  const sides = [first, ...(second === null ? [] : [second])]
  const apart = (part: (side: Reading) => string) => [...new Set(sides.map(part))].join(' minus ')
  const name = `${second === null ? 'seeds' : 'difference'}.${apart(({ measure }) => metricAt(measure, demo.at))}`
  const arm = apart((side) => side.arm)
  const number = (arm: string, name: string, value: number): OfArm<Result> => ({
    arm,
    result: { shape: 'number', name, value, quantity },
  })
  return [
    {
      arm,
      result: {
        shape: 'series',
        name,
        x: Float64Array.from(differences, (_, seed) => seed),
        y: Float64Array.from(differences),
        axes: [{ id: 'seed' }, quantity],
      },
    },
    ...(['mean', 'low', 'high'] as const).map((end) => number(arm, `${name}.${end}`, interval[end])),
    ...Object.entries(diverged).map(([arm, count]) => number(arm, 'diverged-runs', count)),
  ]
}

/** What stands of a point: without a width where there is one run. */
const COLUMNS: Readonly<Record<string, (cell: SweepCell) => number>> = {
  mean: ({ over }) => over?.mean ?? Number.NaN,
  low: ({ over }) => over?.low ?? Number.NaN,
  high: ({ over }) => over?.high ?? Number.NaN,
  'diverged-runs': ({ diverged }) => diverged,
}

/** A row for each point, named by its settings: the mean, the ends of its interval, how many runs diverged. */
function sweepResults({ sweepPlan: plan, sweepBatch, at }: DemoState): OfArm<Result>[] {
  if (plan === null || !sweepBatch.complete) return []
  const columns = Object.keys(COLUMNS)
  const rows = pointsOf(plan).map((point) => plan.axes.map(({ option }, k) => `${option.path}=${point[k]}`).join(' '))
  const cells = cellsOf(plan, sweepBatch.runs, at)
  return Object.keys(plan.spec.arms).map((arm) => {
    const own = cells.filter((cell) => cell.arm === arm)
    const values = Float64Array.from(own.flatMap((cell) => columns.map((column) => COLUMNS[column]!(cell))))
    const name = `sweep.${metricAt(plan.measure, at)}`
    return { arm, result: { shape: 'table', name, rows, columns, values, quantity: plan.quantity } }
  })
}
