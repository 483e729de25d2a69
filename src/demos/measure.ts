/** How a measured number is written. */
import type { Quantity } from '#core/results.ts'
import type { NumberFormat } from '#i18n/numbers.ts'

/** A value of a quantity: shares in percent, whole numbers whole, everything else to three digits. */
export function formatMeasure(quantity: Quantity, value: number, format: NumberFormat): string {
  if (quantity.unit === 'percent') return format.percent(value)
  return Number.isInteger(value) ? format.fixed(value, 0) : format.significant(value)
}

/** The quantity that a metric such as `test.error` or `weight-growth` is one of. */
export function quantityOf(measure: string): Quantity {
  const id = measure.split('@')[0]!.split('.').at(-1)!
  return id === 'error' ? { id, unit: 'percent' } : { id }
}
