/** How a measured number is written. */
import type { Data } from '#core/data/index.ts'
import type { Quantity, Split } from '#core/results.ts'
import type { Spec } from '#core/spec.ts'
import type { NumberFormat } from '#i18n/numbers.ts'

/** What a training is measured on. */
export const SPLITS: readonly Split[] = ['train', 'validation', 'test']

/** A value of a quantity: shares in percent, whole numbers whole, everything else to three digits. */
export function formatMeasure(quantity: Quantity, value: number, format: NumberFormat): string {
  if (quantity.unit === 'percent') return format.percent(value)
  return Number.isInteger(value) ? format.fixed(value, 0) : format.significant(value)
}

/** Shares; what follows in the name of such a metric says of which class. */
const SHARES: readonly string[] = ['error', 'class-error']

/** The quantity that a metric of the spec's runs such as `test.error`, `validation.class-error.class-6` or `weight-growth` is one of. */
export function quantityOf(spec: Spec, measure: string): Quantity {
  const parts = measure.split('@')[0]!.split('.')
  const share = parts.find((part) => SHARES.includes(part))
  if (share === undefined) return { id: parts.at(-1)! }
  return learnsNumbers(spec) ? { id: 'squared-error' } : { id: share, unit: 'percent' }
}

/** The metric of a quantity that a history shows, without its split. */
export const metricOf = ({ id }: Quantity): string => (id === 'squared-error' ? 'error' : id)

/** The data sets whose targets are numbers, so that an error is a mean square; said here, for a page may not have loaded them. */
const NUMBERS: readonly string[] = ['sine', 'polynomial', 'linear'] satisfies Data['kind'][]

/** Whether what the spec's networks learn are numbers, not classes. */
export const learnsNumbers = (spec: Spec): boolean => spec.kind === 'training' && NUMBERS.includes(spec.data.kind)
