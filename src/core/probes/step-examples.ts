/**
 * The first examples of the last step's batch as the techniques made them: images, or points of the plane with the class
 * that weighs most, and the soft targets that belong to them.
 */
import type { FieldResult, Result } from '../results.ts'
import { putStep } from './in-place.ts'
import { inputAxes } from './plane.ts'
import { classNames } from './predictions.ts'
import { defineProbe, type View } from './probe.ts'

export const stepExamples = defineProbe({
  id: 'step-examples',
  options: [{ name: 'count', type: 'integer', default: 6, range: [1, 64] }],
  plan: ({ count: most }) => {
    return (view) => {
      putStep(view)
      const count = Math.min(most, view.count)
      const names = Array.from({ length: count }, (_, k) => `example-${k + 1}`)
      const { network, data } = view
      const classes = network.logits.features
      const results: Result[] = network.image
        ? names.map((of, column) => imageOf(view, network.image!.shape, of, column))
        : data.window
          ? [pointsOf(view, count)]
          : []
      return [
        ...results,
        {
          shape: 'table',
          name: 'step-targets',
          rows: names,
          columns: classes === 1 ? ['target'] : classNames(classes),
          values: Float64Array.from({ length: count * classes }, (_, k) =>
            targetOf(view, Math.floor(k / classes), k % classes),
          ),
          quantity: { id: 'target' },
        },
      ]
    }
  },
})

const inputOf = ({ arena, network: { input, capacity } }: View, column: number, feature: number) =>
  arena[input.value.offset + feature * capacity + column]!

const targetOf = ({ arena, network: { targets, capacity } }: View, column: number, k: number) =>
  arena[targets.offset + k * capacity + column]!

/** The mean of its channels, the bottom row first. */
function imageOf(view: View, shape: readonly number[], of: string, example: number): FieldResult {
  const [channels, height, width] = shape as readonly [number, number, number]
  const values = Float32Array.from({ length: height * width }, (_, cell) => {
    const pixel = (height - 1 - Math.floor(cell / width)) * width + (cell % width)
    let sum = 0
    for (let channel = 0; channel < channels; channel++) sum += inputOf(view, example, channel * height * width + pixel)
    return sum / channels
  })
  return {
    shape: 'field',
    name: 'step-example',
    of,
    values,
    size: [width, height],
    extent: [0, width, 0, height],
    axes: [{ id: 'column' }, { id: 'row' }],
    quantity: { id: 'brightness' },
  }
}

function pointsOf(view: View, count: number): Result {
  const heaviest = (example: number) => {
    if (view.network.logits.features === 1) return Math.round(targetOf(view, example, 0))
    let best = 0
    for (let k = 1; k < view.network.logits.features; k++)
      if (targetOf(view, example, k) > targetOf(view, example, best)) best = k
    return best
  }
  const coordinate = (feature: number) =>
    Float64Array.from({ length: count }, (_, example) => inputOf(view, example, feature))
  return {
    shape: 'points',
    name: 'step-examples',
    x: coordinate(0),
    y: coordinate(1),
    label: Uint8Array.from({ length: count }, (_, example) => heaviest(example)),
    axes: inputAxes,
  }
}
