/** Scales, ticks and their words. */
import { scaleLinear, scaleLog } from 'd3-scale'
import type { Quantity } from '#core/results.ts'
import { decimalsFor, type NumberFormat } from '#i18n/numbers.ts'

/** From values to px; with `ticks` inside its domain. */
export interface Scale {
  (value: number): number
  ticks(count: number): readonly number[]
}

export interface Extent {
  readonly low: number
  readonly high: number
}

/** The finite extent of several lists; on a logarithmic scale only what is above zero counts. */
export function extentOf(lists: Iterable<ArrayLike<number>>, scale: Quantity['scale'] = 'linear'): Extent {
  let low = Number.POSITIVE_INFINITY
  let high = Number.NEGATIVE_INFINITY
  for (const list of lists)
    for (let k = 0; k < list.length; k++) {
      const value = list[k]!
      if (!Number.isFinite(value) || (scale === 'log' && value <= 0)) continue
      if (value < low) low = value
      if (value > high) high = value
    }
  return low <= high ? { low, high } : scale === 'log' ? { low: 0.1, high: 1 } : { low: 0, high: 1 }
}

/** The domain of a y-axis that starts at zero unless values are negative, with a little air. */
export function valueDomain({ low, high }: Extent, scale: Quantity['scale'] = 'linear'): Extent {
  if (scale === 'log') return { low: low / 1.3, high: high * 1.3 }
  const air = 0.04 * (Math.max(0, high) - Math.min(0, low) || 1)
  return { low: low < 0 ? low - air : 0, high: high > 0 || low >= 0 ? high + air : 0 }
}

/** As `valueDomain`, but values that all lie far from zero do not reach down to it. */
export function closeDomain({ low, high }: Extent, scale: Quantity['scale'] = 'linear'): Extent {
  if (scale === 'log' || low < 0 || high - low > high / 2) return valueDomain({ low, high }, scale)
  const air = 0.12 * (high - low || high || 1)
  return { low: Math.max(0, low - air), high: high + air }
}

export function createScale(kind: Quantity['scale'], { low, high }: Extent, start: number, end: number): Scale {
  if (kind === 'log') {
    const scale = scaleLog([low, high], [start, end]).clamp(true)
    // A clamped scale still has no place for zero.
    const place = (value: number): number => (value > 0 ? scale(value) : start)
    return Object.assign(place, { ticks: (count: number) => logTicks(low, high, count) })
  }
  const scale = scaleLinear([low, high === low ? low + 1 : high], [start, end])
  return Object.assign((value: number) => scale(value), { ticks: (count: number) => scale.ticks(count) })
}

/** A logarithmic scale on which zero stands apart: at `start`, a gap before the smallest value above it. */
export function createScaleWithZero(domain: Extent, start: number, end: number): Scale {
  const above = createScale('log', domain, start + (end - start) * ZERO_GAP, end)
  return Object.assign((value: number) => (value > 0 ? above(value) : start), {
    ticks: (count: number) => [0, ...above.ticks(count)],
  })
}

/** The share of the axis that lies between zero and the smallest value above it. */
const ZERO_GAP = 0.14

/** Powers of ten, every second or third where they are many; 1, 2 and 5 between them where they are few. */
export function logTicks(low: number, high: number, count: number): number[] {
  const first = Math.floor(Math.log10(low))
  const last = Math.ceil(Math.log10(high))
  const within = (value: number): boolean => value >= low * (1 - 1e-9) && value <= high * (1 + 1e-9)
  const powers: number[] = []
  for (let exponent = first; exponent <= last; exponent++) powers.push(Number(`1e${exponent}`))
  const whole = powers.filter(within)
  if (whole.length < 2)
    return powers.flatMap((power) => [1, 2, 5].map((digit) => Number((digit * power).toPrecision(1)))).filter(within)
  const every = Math.ceil(whole.length / Math.max(2, count + 1))
  return whole.filter((power) => Math.round(Math.log10(power)) % every === 0)
}

/** Tick labels of one axis: as many decimals as the step of a linear scale needs, zero without any. */
export function tickTexts(ticks: readonly number[], { unit, scale }: Quantity, format: NumberFormat): string[] {
  const factor = unit === 'percent' ? 100 : 1
  const step = ticks.length > 1 ? Math.abs(ticks[1]! - ticks[0]!) * factor : Math.abs(ticks[0] ?? 0) * factor
  return ticks.map((tick) => {
    if (unit === 'percent') return tick === 0 ? '0' : format.percent(tick, decimalsFor(step, 1))
    if (scale === 'log' || Math.abs(tick) >= 1e5 || (tick !== 0 && step < 1e-4)) return format.short(tick)
    return tick === 0 ? '0' : format.fixed(tick, decimalsFor(step, 1))
  })
}

/** Writes values of one quantity that stand beside each other: all with the decimals that the largest one needs. */
export function valueFormat(
  values: readonly number[],
  { unit, scale }: Quantity,
  format: NumberFormat,
): (value: number) => string {
  if (unit === 'percent') return (value) => format.percent(value)
  if (scale === 'log') return (value) => format.significant(value)
  const largest = Math.max(0, ...values.filter(Number.isFinite).map(Math.abs))
  if (largest > 0 && largest < 1e-3) return (value) => format.significant(value)
  const decimals = values.every(Number.isInteger) ? 0 : Math.min(4, decimalsFor(largest))
  return (value) => format.fixed(value, decimals)
}

/** "loss (nats)", "number of weights (log scale)". */
export function axisName({ id, unit, scale }: Quantity, labels: (key: string) => string): string {
  const notes = [
    unit !== undefined && unit !== 'percent' ? labels(unit) : '',
    scale === 'log' ? labels('log-scale') : '',
  ]
  const note = notes.filter((words) => words !== '').join(', ')
  return note === '' ? labels(id) : `${labels(id)} (${note})`
}
