/** Share of the examples of each class that the network takes for another. */
import { classNames, predictionsOf, split } from './predictions.ts'
import { defineProbe, number } from './probe.ts'

const quantity = { id: 'class-error', unit: 'percent' }

export const classError = defineProbe({
  id: 'class-error',
  options: [split, { name: 'form', type: 'choice', default: 'bars', choices: ['bars', 'numbers'] }],
  plan:
    ({ split, form }) =>
    (view) => {
      const { classes, examples, predicted } = predictionsOf(view, split, 'class-error')
      const counts = new Uint32Array(classes)
      const wrong = new Uint32Array(classes)
      examples.labels.forEach((label, row) => {
        counts[label]! += 1
        if (predicted[row] !== label) wrong[label]! += 1
      })
      const values = Float64Array.from(wrong, (count, k) => count / Math.max(1, counts[k]!))
      const rows = classNames(classes)
      return form === 'bars'
        ? [{ shape: 'table', name: 'class-error', split, rows, columns: ['class-error'], values, quantity }]
        : rows.map((of, k) => number('class-error', values[k]!, { of, split, quantity }))
    },
})
