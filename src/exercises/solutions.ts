/** When a teacher lets solutions be seen: `solutions` in `content/book.ts`. */
import { isTree, SpecError } from '#core/units.ts'

export type Solutions =
  | { readonly show: 'always' }
  /** Once an answer was graded, right or wrong. */
  | { readonly show: 'after-attempt' }
  /** From that day on, where the reader is: `2027-03-15`. */
  | { readonly show: 'after-date'; readonly date: string }
  /** They are not even in the pages. */
  | { readonly show: 'never' }

/** Reads what a teacher wrote. Throws a SpecError that says what is possible. */
export function checkSolutions(value: unknown): Solutions {
  const { show, date } = isTree(value) ? value : {}
  if (show === 'after-date') {
    if (typeof date === 'string' && dayOf(date) !== undefined) return { show, date }
    throw new SpecError('content/book.ts: solutions shown after-date need a day, such as date: ‘2027-03-15’.')
  }
  if (show !== 'always' && show !== 'after-attempt' && show !== 'never')
    throw new SpecError(
      `content/book.ts: solutions are { show: … } with always, after-attempt, after-date or never, not ${JSON.stringify(value)}.`,
    )
  if (date !== undefined)
    throw new SpecError(`content/book.ts: solutions shown ${show} have no date; show: ‘after-date’ has one.`)
  return { show }
}

/** The day's first moment in the reader's own time zone. */
function dayOf(date: string): Date | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return undefined
  const [year, month, day] = date.split('-').map(Number) as [number, number, number]
  const begins = new Date(year, month - 1, day)
  return begins.getMonth() === month - 1 && begins.getDate() === day ? begins : undefined
}

/** Whether the pages hold the solutions at all. What they hold can be found, whatever the page shows. */
export const hasSolutions = ({ show }: Solutions): boolean => show !== 'never'

/** Whether a reader who has had so many answers graded may open the solution now. */
export function showsSolution(solutions: Solutions, { attempts, now }: { attempts: number; now: Date }): boolean {
  switch (solutions.show) {
    case 'always':
      return true
    case 'after-attempt':
      return attempts > 0
    case 'after-date':
      return now >= dayOf(solutions.date)!
    case 'never':
      return false
  }
}
