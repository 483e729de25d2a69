/** The cell of the constants: what the demo was set to, and what is compared. */
import { literal, python } from '#core/python.ts'
import type { Json } from '#core/units.ts'
import { tQuantile975 } from '#stats/student-t.ts'
import { MEASURES } from './measure-cell.ts'
import type { PlannedArm } from './model-cell.ts'
import type { NotebookRequest } from './request.ts'
import { isHooked } from './training-cell.ts'

/** The comparison as a notebook can make it: by test error, and without the book's numbers, where it lacks the measure. */
export function comparisonIn({ comparison, at, measured }: NotebookRequest) {
  if (comparison === null) return null
  const known = MEASURES.includes(comparison.measure)
  const measure = known ? comparison.measure : 'test.error'
  const suffix = at === 'end' || measure === 'weight-growth' ? '' : `@${at}`
  return { ...comparison, measure: measure + suffix, measured: known ? measured : null }
}

/** Python lines that define the constants in capitals; `ARMS` has what each arm's code reads. */
export function constantsCell(request: NotebookRequest, arms: readonly PlannedArm[]): string {
  const { seed } = request
  const comparison = comparisonIn(request)
  const { network } = arms[0]!
  const setups = arms.map(({ name, setup }) => `${literal(name)}: {\n    ${entriesOf(setup).join('\n    ')}\n},`)
  const compared =
    comparison === null
      ? ''
      : python`
        FIRST, SECOND, MEASURE = ${literal(comparison.first)}, ${literal(comparison.second)}, ${literal(comparison.measure)}
        SEEDS = range(${comparison.seeds})
        QUANTILE = ${tQuantile975(comparison.seeds - 1)}  # 97.5 % of Student's t with ${comparison.seeds - 1} degrees of freedom
        BOOK = ${literal(comparison.measured && bookOf(comparison.measured))}
      `
  return python`
    SEED = ${seed}
    CLASSES = ${literal(network.classes)}
    OUTPUTS = ${network.logits.features}
    BACKGROUND = ${network.image?.background ?? 0}
    ARMS = {
        ${setups.join('\n')}
    }
    ${compared}
  `
}

const bookOf = ({ mean, low, high }: NonNullable<NotebookRequest['measured']>): Json => ({ mean, low, high })

/** What an arm's code reads, an entry a line, under the spec's own names. */
function entriesOf({
  data,
  initializer,
  loss,
  optimizer,
  techniques,
  members,
  training,
  changes,
}: PlannedArm['setup']) {
  const acting = Object.fromEntries(Object.entries(techniques).filter(([id]) => isHooked(id)))
  const entries = { data, initializer, loss, optimizer, techniques: acting, members, training, changes }
  return Object.entries(entries).map(([key, value]) => `${literal(key)}: ${literal(value as Json)},`)
}
