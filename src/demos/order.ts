/** Orders of layers as a reader makes them: each move is a new list of names. */
import { isTree, type Json, type Tree } from '#core/units.ts'

export type Order = readonly string[]

/** The layer moved to a place, or as far towards it as the list goes. */
export function movedTo(order: Order, name: string, place: number): Order {
  return without(order, name).toSpliced(Math.max(0, Math.min(order.length - 1, place)), 0, name)
}

export const without = (order: Order, name: string): Order => order.filter((other) => other !== name)

/** A layer that was taken out stands again behind the nearest one that is printed before it. */
export function putBack(order: Order, name: string, printed: Order): Order {
  const before = printed.slice(0, printed.indexOf(name)).findLast((other) => order.includes(other))
  return order.toSpliced(before === undefined ? 0 : order.indexOf(before) + 1, 0, name)
}

/** A box on the screen, as the browser measures it. */
export type Box = Pick<DOMRect, 'left' | 'top' | 'right' | 'bottom'>

/**
 * The place to which a pointer carries a layer, by the boxes of the others in their order: in one column, or in rows from
 * left to right.
 */
export function placeOf([x, y]: readonly [number, number], others: readonly Box[], column: boolean): number {
  // Above all rows a pointer counts as in the first, and below all as in the last.
  const lastRow = Math.max(...others.map(({ top }) => top))
  const firstRow = Math.min(...others.map(({ bottom }) => bottom))
  const within = Math.max(firstRow, Math.min(lastRow, y))
  return others.filter(({ left, top, right, bottom }) => {
    if (column) return (top + bottom) / 2 < y
    return bottom < within || (top <= within && (left + right) / 2 < x)
  }).length
}

/** What a network has around a list of its layers: kinds before and after it, and how often it stands there. */
export interface Around {
  readonly before: Order
  readonly times: number
  readonly after: Order
}

/** Of the list at the path `model.<index>.layers` of a setup; the whole model has nothing around it. */
export function aroundOf({ model }: Tree, [, index]: readonly string[]): Around {
  const layers = (model ?? []) as readonly Json[]
  const list = index === undefined ? undefined : layers[Number(index)]
  if (!isTree(list)) return { before: [], times: 1, after: [] }
  const kinds = (some: readonly Json[]) => some.flatMap((layer) => (isTree(layer) ? [String(layer.kind)] : []))
  return {
    before: kinds(layers.slice(0, Number(index))),
    times: Number(list.repeat),
    after: kinds(layers.slice(Number(index) + 1)),
  }
}
