/** How many examples of each class (rows) the network takes for which class (columns). */
import { classNames, predictionsOf, split } from './predictions.ts'
import { defineProbe } from './probe.ts'

export const confusion = defineProbe({
  id: 'confusion',
  options: [split],
  plan:
    ({ split }) =>
    (view) => {
      const { classes, examples, predicted } = predictionsOf(view, split, 'confusion')
      const values = new Float64Array(classes * classes)
      examples.labels.forEach((label, row) => {
        values[label * classes + predicted[row]!]! += 1
      })
      const names = classNames(classes)
      const quantity = { id: 'example-count' }
      return [{ shape: 'table', name: 'confusion', split, rows: names, columns: names, values, quantity }]
    },
})
