/** Probability of a class over the plane, or the most probable class, and the training points in it. */
import { SpecError } from '../units.ts'
import { cellCentres, inputAxes, trainingPoints } from './plane.ts'
import { defineProbe } from './probe.ts'

const COLUMNS = 72
const ROWS = 48
const CELLS = COLUMNS * ROWS

export const boundary = defineProbe({
  id: 'boundary',
  options: [
    { name: 'quantity', type: 'choice', default: 'probability', choices: ['probability', 'class'] },
    { name: 'class', type: 'integer', default: 1, range: [0, 255] },
  ],
  plan: ({ quantity, class: shown }) => {
    return ({ data, splits: { train }, loss, outputs }) => {
      if (!data.window) throw new SpecError('The probe “boundary” needs data in the plane, such as two-moons.')
      const given = outputs(cellCentres(data.window, COLUMNS, ROWS), CELLS)
      const probabilities = loss.probabilities?.(given, CELLS) ?? given
      const classes = probabilities.length / CELLS
      const last = classes - 1
      if (shown > last && last > 0)
        throw new SpecError(`The probe “boundary” is to show class ${shown}, but the last class is ${last}.`)
      const value = (cell: number) => {
        const of = (k: number) => probabilities[cell * classes + k]!
        if (quantity === 'probability') return of(Math.min(shown, last))
        let best = 0
        for (let k = 1; k < classes; k++) if (of(k) > of(best)) best = k
        return best
      }
      return [
        {
          shape: 'field',
          name: 'boundary',
          values: Float32Array.from({ length: CELLS }, (_, cell) => value(cell)),
          size: [COLUMNS, ROWS],
          extent: data.window,
          axes: inputAxes,
          quantity: { id: quantity },
        },
        trainingPoints(train),
      ]
    }
  },
})
