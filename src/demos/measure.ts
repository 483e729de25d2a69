/** How a measured number is written. */
import type { DataUnit } from '#core/data/data.ts'
import { dataSets } from '#core/data/index.ts'
import { resolveArm } from '#core/resolve.ts'
import type { Quantity } from '#core/results.ts'
import type { Spec } from '#core/spec.ts'
import type { NumberFormat } from '#i18n/numbers.ts'

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

/** Whether the targets are numbers: an error is then a mean square, not a share. */
function learnsNumbers(spec: Spec): boolean {
  const setup = resolveArm(spec, Object.keys(spec.arms)[0]!, {})
  if (setup.kind === 'analysis') return false
  const unit = dataSets.find(({ id }) => id === setup.data.kind) as DataUnit
  return unit.task(setup.data as never).kind === 'regression'
}
