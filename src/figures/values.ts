/** Values as they are read out and written into tables. */
import type { Axes, Quantity } from '#core/results.ts'
import type { Mark, Walk } from './inspect.ts'
import { type Points, rounded } from './lines.ts'
import type { FigureContext } from './types.ts'

/** Four digits, or two decimals of a percentage; whole numbers whole. */
export function valueText(value: number, { unit }: Pick<Quantity, 'unit'>, { format }: FigureContext): string {
  if (unit === 'percent') return format.percent(value, 2)
  return Number.isInteger(value) ? format.fixed(value, 0) : format.significant(value, 4)
}

/** The same with the quantity's name before it: `step 120`. */
export const namedValue = (value: number, quantity: Quantity, context: FigureContext): string =>
  `${context.labels(quantity.id)} ${valueText(value, quantity, context)}`

/** A point in both of its quantities: `step 120, loss 0.431`. */
export const placeText = (x: number, y: number, axes: Axes, context: FigureContext): string =>
  `${namedValue(x, axes[0], context)}, ${namedValue(y, axes[1], context)}`

/** The class of a point as its data name it: positive or negative where there are two. */
export function className(label: Uint8Array, k: number, { labels }: FigureContext): string {
  const isBinary = label.every((one) => one < 2)
  return labels(isBinary ? (label[k] === 1 ? 'positive' : 'negative') : `class-${label[k]}`)
}

/** What belongs to a name, after it. */
export const after = (name: string, text: string): string => (name === '' ? text : `${name}: ${text}`)

/** The finite points of a line that are drawn, in order. */
export function walkOf(
  { x, y }: Points,
  axes: Axes,
  name: string,
  [xPlace, yPlace]: readonly [(value: number) => number, (value: number) => number],
  context: FigureContext,
): Walk {
  const marks: Mark[] = []
  for (let k = 0; k < x.length; k++)
    if (Number.isFinite(x[k]!) && Number.isFinite(y[k]!))
      marks.push({
        x: rounded(xPlace(x[k]!)),
        y: rounded(yPlace(y[k]!)),
        say: () => after(name, placeText(x[k]!, y[k]!, axes, context)),
      })
  return marks
}
