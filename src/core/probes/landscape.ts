/**
 * The training loss along one or two random directions from the parameters, each normalized by filter: a normal vector
 * whose part for each output unit or channel is as long as that unit's weights; biases and normalization stay. One slice,
 * chosen at random. Li, Xu, Taylor, Studer and Goldstein 2018.
 */
import type { Network, Parameter } from '../network.ts'
import type { FieldResult } from '../results.ts'
import { CLEAN, examples, layersWithWeights, lossInPlace, putFirst } from './in-place.ts'
import { type Move, normOf, withMoved } from './moved.ts'
import type { Window } from './plane.ts'
import { defineProbe, lossQuantity, type View } from './probe.ts'

/** Points of a line, and of each side of a plane: odd, so that the middle one is the network itself. */
const LINE = 41
const SIDE = 19

export const landscape = defineProbe({
  id: 'landscape',
  options: [
    { name: 'directions', type: 'choice', default: 'two', choices: ['one', 'two'] },
    { name: 'radius', type: 'number', default: 1, range: [0.01, 10], scale: 'log' },
    { name: 'draw', type: 'integer', default: 0, range: [0, 999] },
    examples,
  ],
  plan: ({ directions, radius, draw, examples }, network) => {
    const directionOf = planDirections(network, 2 * draw)
    return (view) => {
      const first = directionOf(view, 0)
      putFirst(view, examples)
      if (directions === 'one') {
        const x = Float64Array.from({ length: LINE }, (_, k) => (radius * (2 * k - LINE + 1)) / (LINE - 1))
        const y = withMoved(view, (moveBy) =>
          x.map((along) => {
            moveBy([[along, first]])
            return lossInPlace(view, CLEAN)
          }),
        )
        return [{ shape: 'series', name: 'landscape', x, y, axes: [{ id: 'direction-1' }, lossQuantity(view)] }]
      }
      const second = directionOf(view, 1)
      const window: Window = [-radius, radius, -radius, radius]
      return [
        lossField(view, 'landscape', window, SIDE, ['direction-1', 'direction-2'], (a, b) => [
          [a, first],
          [b, second],
        ]),
      ]
    }
  },
})

/** The loss of the examples in place over a square grid of moves; values stand at cell centres. */
export function lossField(
  view: View,
  name: string,
  window: Window,
  side: number,
  [x, y]: readonly [string, string],
  moveTo: (x: number, y: number) => Move,
): FieldResult {
  const [left, right, bottom, top] = window
  const values = withMoved(view, (moveBy) =>
    Float32Array.from({ length: side * side }, (_, k) => {
      const [column, row] = [k % side, Math.floor(k / side)]
      moveBy(moveTo(left + ((right - left) * (column + 0.5)) / side, bottom + ((top - bottom) * (row + 0.5)) / side))
      return lossInPlace(view, CLEAN)
    }),
  )
  const axes = [{ id: x }, { id: y }] as const
  return { shape: 'field', name, values, size: [side, side], extent: window, axes, quantity: lossQuantity(view) }
}

/** Directions in the order of the parameters, drawn once and made as long as the weights of the moment. */
function planDirections(network: Network, firstDraw: number): (view: View, which: 0 | 1) => Float64Array {
  const weights = layersWithWeights(network).map(({ weight }) => weight)
  const normals = new Map<number, readonly Float64Array[]>()
  return ({ arena, stream }, which) => {
    const draws = normals.get(which) ?? weights.map((weight) => normalsFor(weight, stream, firstDraw + which))
    normals.set(which, draws)
    const direction = new Float64Array(network.parameters.length)
    weights.forEach(({ value, shape }, index) => {
      const unit = value.length / shape[0]!
      for (let start = 0; start < value.length; start += unit) {
        const drawn = draws[index]!.subarray(start, start + unit)
        const ours = arena.subarray(value.offset + start, value.offset + start + unit)
        const length = normOf(ours) / normOf(drawn)
        const at = value.offset - network.parameters.offset + start
        for (let k = 0; k < unit; k++) direction[at + k] = length * drawn[k]!
      }
    })
    return direction
  }
}

function normalsFor({ name, value }: Parameter, stream: View['stream'], draw: number): Float64Array {
  const draws = stream(`landscape/${name}`)
  const normals = new Float64Array(value.length)
  for (let k = 0; k < normals.length; k++) normals[k] = draws.normal(k, draw)
  return normals
}
