/**
 * The first examples of the last step's batch, as they are and as the techniques made them: images with their soft
 * targets, or points of the plane with the class that weighs most, and a table of the soft targets unless only the inputs
 * are asked for.
 */
import type { ImagesResult, PointsResult, TableResult } from '../results.ts'
import { putPlain, putStep } from './in-place.ts'
import { inputAxes } from './plane.ts'
import { classNames } from './predictions.ts'
import { defineProbe, type View } from './probe.ts'

export const stepExamples = defineProbe({
  id: 'step-examples',
  options: [
    { name: 'count', type: 'integer', default: 6, range: [1, 64] },
    { name: 'form', type: 'choice', default: 'whole', choices: ['whole', 'inputs'] },
  ],
  plan: ({ count: most, form }) => {
    return (view) => {
      const { network, data } = view
      const shown = () => Math.min(most, view.count)
      if (network.image) {
        putPlain(view)
        const before = imagesOf(view, 'plain-examples', shown())
        putStep(view)
        return [before, imagesOf(view, 'step-examples', shown())]
      }
      putStep(view)
      const points = data.window ? [pointsOf(view, shown())] : []
      return form === 'inputs' ? points : [...points, targetsOf(view, shown())]
    }
  },
})

const namesOf = (count: number) => Array.from({ length: count }, (_, k) => `example-${k + 1}`)

const inputOf = ({ arena, network: { input, capacity } }: View, column: number, feature: number) =>
  arena[input.value.offset + feature * capacity + column]!

const targetOf = ({ arena, network: { targets, capacity } }: View, column: number, k: number) =>
  arena[targets.offset + k * capacity + column]!

function imagesOf(view: View, name: string, count: number): ImagesResult {
  const { image, logits } = view.network
  const [channels, height, width] = image!.shape as readonly [number, number, number]
  const area = height * width
  const outputs = logits.features
  // One output stands for class 1 against class 0.
  const classes = Math.max(2, outputs)
  const share = (example: number, k: number) =>
    outputs > 1 ? targetOf(view, example, k) : k === 1 ? targetOf(view, example, 0) : 1 - targetOf(view, example, 0)
  return {
    shape: 'images',
    name,
    values: Float32Array.from({ length: count * area }, (_, at) => {
      let sum = 0
      for (let channel = 0; channel < channels; channel++)
        sum += inputOf(view, Math.floor(at / area), channel * area + (at % area))
      return sum / channels
    }),
    size: [count, height, width],
    captions: namesOf(count),
    ...(view.splits.train.labels.length > 0 && {
      targets: Float32Array.from({ length: count * classes }, (_, at) => share(Math.floor(at / classes), at % classes)),
    }),
    quantity: { id: 'brightness' },
  }
}

function targetsOf(view: View, count: number): TableResult {
  const outputs = view.network.logits.features
  return {
    shape: 'table',
    name: 'step-targets',
    rows: namesOf(count),
    columns: outputs === 1 ? ['target'] : classNames(outputs),
    values: Float64Array.from({ length: count * outputs }, (_, at) =>
      targetOf(view, Math.floor(at / outputs), at % outputs),
    ),
    quantity: { id: 'target' },
  }
}

function pointsOf(view: View, count: number): PointsResult {
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
