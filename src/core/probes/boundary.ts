/** Probability of class 1 over the plane, and the training points in it. */
import { exp } from '../functions.ts'
import { SpecError } from '../units.ts'
import { defineProbe } from './probe.ts'

const COLUMNS = 72
const ROWS = 48

export const boundary = defineProbe({
  id: 'boundary',
  options: [],
  look(_, { data, splits: { train }, logits }) {
    if (!data.window) throw new SpecError('The probe “boundary” needs data in the plane, such as two-moons.')
    const [left, right, bottom, top] = data.window
    const inputs = new Float32Array(COLUMNS * ROWS * 2)
    for (let row = 0; row < ROWS; row++)
      for (let column = 0; column < COLUMNS; column++) {
        const at = 2 * (row * COLUMNS + column)
        inputs[at] = left + ((right - left) * (column + 0.5)) / COLUMNS
        inputs[at + 1] = bottom + ((top - bottom) * (row + 0.5)) / ROWS
      }
    const z = logits(inputs, COLUMNS * ROWS)
    const values = new Float32Array(COLUMNS * ROWS)
    for (let k = 0; k < values.length; k++) values[k] = 1 / (1 + exp(Math.fround(z[2 * k]! - z[2 * k + 1]!)))
    const axes = [{ id: 'input-1' }, { id: 'input-2' }] as const
    return [
      {
        shape: 'field',
        name: 'boundary',
        values,
        size: [COLUMNS, ROWS],
        extent: data.window,
        axes,
        quantity: { id: 'probability' },
      },
      {
        shape: 'points',
        name: 'examples',
        split: 'train',
        x: Float64Array.from({ length: train.count }, (_, k) => train.inputs[2 * k]!),
        y: Float64Array.from({ length: train.count }, (_, k) => train.inputs[2 * k + 1]!),
        label: train.labels,
        flipped: train.flipped,
        axes,
      },
    ]
  },
})
