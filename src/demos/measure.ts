/** How a measured number is written. */
import type { Quantity } from '#core/results.ts'
import type { NumberFormat } from '#i18n/numbers.ts'

/** A value of a quantity: shares in percent, whole numbers whole, everything else to three digits. */
export function formatMeasure(quantity: Quantity, value: number, format: NumberFormat): string {
  if (quantity.unit === 'percent') return format.percent(value)
  return Number.isInteger(value) ? format.fixed(value, 0) : format.significant(value)
}

/** Shares; what follows in the name of such a metric says of which class. */
const SHARES: readonly string[] = ['error', 'class-error']

/** The quantity that a metric such as `test.error`, `validation.class-error.class-6` or `weight-growth` is one of. */
export function quantityOf(measure: string): Quantity {
  const parts = measure.split('@')[0]!.split('.')
  const share = parts.find((part) => SHARES.includes(part))
  return share ? { id: share, unit: 'percent' } : { id: parts.at(-1)! }
}
