/** Where on a slider a value stands. A slider of a log scale has 0 at its left end where the range begins at 0. */
import type { NumberOption } from '#core/units.ts'

/** Positions of a slider: whole numbers from 0 to this. */
export const POSITIONS = 240
/** A log scale that begins at 0 shows this many decades below its upper end. */
const DECADES = 4

const floorOf = ({ range: [low, high] }: NumberOption) => (low > 0 ? low : high / 10 ** DECADES)

export function positionOf(option: NumberOption, value: number): number {
  const [low, high] = option.range
  if (option.scale !== 'log') return Math.round(((value - low) / (high - low)) * POSITIONS)
  if (value <= 0) return 0
  const floor = floorOf(option)
  const share = Math.log(Math.max(value, floor) / floor) / Math.log(high / floor)
  return low > 0 ? Math.round(share * POSITIONS) : 1 + Math.round(share * (POSITIONS - 1))
}

/** The value at a position, rounded to what a reader would type. */
export function valueAt(option: NumberOption, position: number): number {
  const [low, high] = option.range
  if (position >= POSITIONS) return high
  if (position <= 0) return low
  if (option.type === 'integer' && option.scale !== 'log')
    return Math.round(low + ((high - low) * position) / POSITIONS)
  if (option.scale !== 'log') return rounded(low + ((high - low) * position) / POSITIONS, (high - low) / POSITIONS)
  const floor = floorOf(option)
  const share = low > 0 ? position / POSITIONS : (position - 1) / (POSITIONS - 1)
  const value = Number((floor * (high / floor) ** share).toPrecision(2))
  return option.type === 'integer' ? Math.round(value) : value
}

/** The next value on the way up or down that a position has: more than one may share a whole number. */
export function valueAfter(option: NumberOption, value: number, way: 1 | -1): number {
  for (let position = positionOf(option, value); position >= 0 && position <= POSITIONS; position += way) {
    const next = valueAt(option, position)
    if (way * next > way * value) return next
  }
  return value
}

/** Up or down, for an arrow key by itself. */
export function arrowOf({ key, altKey, ctrlKey, metaKey }: KeyboardEvent): 1 | -1 | undefined {
  if (altKey || ctrlKey || metaKey) return undefined
  if (key === 'ArrowRight' || key === 'ArrowUp') return 1
  return key === 'ArrowLeft' || key === 'ArrowDown' ? -1 : undefined
}

/** To one decimal more than the distance of two positions needs. */
function rounded(value: number, distance: number): number {
  return Number(value.toFixed(Math.max(0, 1 - Math.floor(Math.log10(distance)) - 1)))
}
