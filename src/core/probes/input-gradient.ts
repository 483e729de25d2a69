/**
 * How fast the network's answer changes with its input: ‖∇_x m‖ in inference, m the largest output minus the second (of
 * two classes: the log odds), or the output itself where there is one. Its mean over the validation examples, and a map:
 * over the plane, or over the pixels of an image (mean |∂m/∂x|).
 */
import { INFERENCE } from '../program.ts'
import { cellCentres, inputAxes, trainingPoints } from './plane.ts'
import { defineProbe, number, type View } from './probe.ts'

const COLUMNS = 48
const ROWS = 32
const MODE = { ...INFERENCE, inputGradient: true }
const quantity = { id: 'input-gradient' }

export const inputGradient = defineProbe({
  id: 'input-gradient',
  options: [],
  plan: () => (view) => {
    const { data, network, splits } = view
    const { inputs, count } = splits.validation
    const gradients = inputGradients(view, inputs, count)
    const norms = normsOf(gradients, count)
    const mean = number('input-gradient', norms.reduce((sum, norm) => sum + norm, 0) / count, {
      split: 'validation',
      quantity,
    })
    if (data.window) {
      const cells = COLUMNS * ROWS
      return [
        {
          shape: 'field',
          name: 'input-gradient',
          values: normsOf(inputGradients(view, cellCentres(data.window, COLUMNS, ROWS), cells), cells),
          size: [COLUMNS, ROWS],
          extent: data.window,
          axes: inputAxes,
          quantity,
        },
        trainingPoints(splits.train),
        mean,
      ]
    }
    if (!network.image) return [mean]
    const [, height, width] = network.image.shape as readonly [number, number, number]
    const values = new Float32Array(height * width)
    for (let pixel = 0; pixel < height * width; pixel++) {
      let sum = 0
      for (let at = pixel; at < gradients.length; at += height * width) sum += Math.abs(gradients[at]!)
      values[pixel] = sum / count
    }
    return [
      {
        shape: 'images',
        name: 'input-gradient',
        split: 'validation',
        values,
        size: [1, height, width],
        captions: ['mean'],
        quantity,
      },
      mean,
    ]
  },
})

/** ∇_x m of each input, [example][feature]. */
function inputGradients(view: View, inputs: Float32Array, total: number): Float32Array {
  const { network, arena, outputs, run } = view
  const { columns, capacity, input, logits } = network
  const result = new Float32Array(inputs.length)
  for (let start = 0; start < total; start += columns) {
    const count = Math.min(columns, total - start)
    const given = outputs(inputs.subarray(start * input.features, (start + count) * input.features), count)
    for (let column = 0; column < count; column++) {
      const [first, second] = twoLargest(given.subarray(column * logits.features, (column + 1) * logits.features))
      for (let k = 0; k < logits.features; k++)
        arena[logits.gradient.offset + k * capacity + column] = k === first ? 1 : k === second ? -1 : 0
    }
    run('backward', MODE)
    for (let column = 0; column < count; column++)
      for (let f = 0; f < input.features; f++)
        result[(start + column) * input.features + f] = arena[input.gradient.offset + f * capacity + column]!
  }
  return result
}

/** Where the largest value stands, and the largest of the others; the first of equals. */
function twoLargest(values: Float32Array): readonly [number, number] {
  let [first, second] = [0, -1]
  for (let k = 1; k < values.length; k++)
    if (values[k]! > values[first]!) [first, second] = [k, first]
    else if (second < 0 || values[k]! > values[second]!) second = k
  return [first, second]
}

const normsOf = (gradients: Float32Array, count: number) => {
  const features = gradients.length / count
  return Float32Array.from({ length: count }, (_, row) => {
    let sum = 0
    for (let f = 0; f < features; f++) sum += gradients[row * features + f]! * gradients[row * features + f]!
    return Math.sqrt(sum)
  })
}
